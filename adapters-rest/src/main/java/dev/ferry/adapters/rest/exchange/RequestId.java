package dev.ferry.adapters.rest.exchange;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a request in its response, in its problem and in the log. */
public final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** No line break and no quote, so that it cannot forge a log line. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:=+/-]{1,128}");

    private RequestId() {}

    /** Returns the caller's id if it gave one that is well-formed, otherwise a new one. */
    public static String of(HttpServerRequest request) {
        var given = request.headers().getAll(HEADER);
        return given.size() == 1 && WELL_FORMED.matcher(given.getFirst()).matches()
                ? given.getFirst()
                : UUID.randomUUID().toString();
    }
}
