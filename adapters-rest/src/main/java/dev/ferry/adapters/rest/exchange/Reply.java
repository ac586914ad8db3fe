package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.ProblemDetails;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered. */
public record Reply(int status, Map<String, String> headers, ReplyBody body) {

    /**
     * A value as JSON.
     *
     * @param value what Jackson can write
     */
    public static Reply json(int status, Object value) {
        return whole(status, "application/json", ApiJson.write(value));
    }

    /**
     * A text.
     *
     * @param mediaType its media type, without a charset
     * @param text the text, sent as UTF-8
     */
    public static Reply text(String mediaType, String text) {
        return whole(200, mediaType + "; charset=utf-8", Buffer.buffer(text));
    }

    /** Nothing but a status. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), call -> call.end(Buffer.buffer()));
    }

    /** A body that is written bit by bit. */
    public static Reply streamed(String contentType, ReplyBody body) {
        return new Reply(200, Map.of("Content-Type", contentType), body);
    }

    /**
     * A problem.
     *
     * @param instance the path that was asked for
     */
    public static Reply problem(ProblemDetails problem, String instance) {
        return whole(problem.type().status(), "application/problem+json", ApiJson.write(problem.view(instance)));
    }

    /** The same with one header more. */
    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    private static Reply whole(int status, String contentType, Buffer bytes) {
        return new Reply(status, Map.of("Content-Type", contentType), call -> call.end(bytes));
    }
}
