package dev.ferry.sandbox.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, before anything happens to it.
 *
 * @param headers its headers, but for those about its length
 */
public record SandboxAnswer(int status, Map<String, String> headers, Buffer body) {

    /** Copies the headers. */
    public SandboxAnswer {
        headers = Map.copyOf(headers);
    }

    /**
     * A success with a JSON value.
     *
     * @param value a string or an object
     * @return status 200
     */
    public static SandboxAnswer json(Object value) {
        return json(200, value);
    }

    /**
     * A JSON value.
     *
     * @param value a string or an object
     */
    public static SandboxAnswer json(int status, Object value) {
        return new SandboxAnswer(status, Map.of("Content-Type", "application/json"), Json.encodeToBuffer(value));
    }

    /** A plain text. */
    public static SandboxAnswer text(int status, String words) {
        return new SandboxAnswer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), Buffer.buffer(words));
    }

    /**
     * The same with one more header.
     *
     * @param header its name
     */
    public SandboxAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new SandboxAnswer(status, more, body);
    }

    /** The same head with another body. */
    public SandboxAnswer withBody(Buffer other) {
        return new SandboxAnswer(status, headers, other);
    }
}
