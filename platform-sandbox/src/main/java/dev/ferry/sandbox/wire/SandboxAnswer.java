package dev.ferry.sandbox.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A complete answer.
 *
 * @param headers the headers, except those about the length
 */
public record SandboxAnswer(int status, Map<String, String> headers, Buffer body) {

    /** Copies the headers. */
    public SandboxAnswer {
        headers = Map.copyOf(headers);
    }

    /**
     * Creates an answer with status 200 and a JSON value.
     *
     * @param value a string or an object
     */
    public static SandboxAnswer json(Object value) {
        return json(200, value);
    }

    /**
     * Creates an answer with a JSON value.
     *
     * @param value a string or an object
     */
    public static SandboxAnswer json(int status, Object value) {
        return new SandboxAnswer(status, Map.of("Content-Type", "application/json"), Json.encodeToBuffer(value));
    }

    /** Creates an answer with plain text. */
    public static SandboxAnswer text(int status, String text) {
        return new SandboxAnswer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), Buffer.buffer(text));
    }

    /** Copies the answer with one more header. */
    public SandboxAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new SandboxAnswer(status, more, body);
    }

    /** Copies the answer with another body. */
    public SandboxAnswer withBody(Buffer other) {
        return new SandboxAnswer(status, headers, other);
    }
}
