package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.ProblemDetails;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response: status, headers and body. */
public record Reply(int status, Map<String, String> headers, ReplyBody body) {

    /**
     * Creates a JSON reply.
     *
     * @param value a value that Jackson can write
     */
    public static Reply json(int status, Object value) {
        return complete(status, "application/json", ApiJson.write(value));
    }

    /**
     * Creates a text reply with status 200.
     *
     * @param mediaType its media type, without a charset
     * @param text the text, sent as UTF-8
     */
    public static Reply text(String mediaType, String text) {
        return complete(200, mediaType + "; charset=utf-8", Buffer.buffer(text));
    }

    /** Creates a reply without headers and body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), call -> call.end(Buffer.buffer()));
    }

    /** Creates a reply with status 200 and a streamed body. */
    public static Reply streamed(String contentType, ReplyBody body) {
        return new Reply(200, Map.of("Content-Type", contentType), body);
    }

    /** Creates a problem reply to a request. */
    public static Reply problem(ProblemDetails problem, RequestContext call) {
        var view = problem.view(call.path(), call.id());
        return complete(problem.type().status(), "application/problem+json", ApiJson.write(view));
    }

    /** Returns the same reply with one more header. */
    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    private static Reply complete(int status, String contentType, Buffer bytes) {
        return new Reply(status, Map.of("Content-Type", contentType), call -> call.end(bytes));
    }
}
