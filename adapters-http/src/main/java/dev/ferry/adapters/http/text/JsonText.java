package dev.ferry.adapters.http.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/** Escapes and quotes JSON strings (RFC 8259 section 7) as UTF-8 bytes, in chunks, so that data can be streamed. */
public final class JsonText {

    /** Rejects text after the string. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonText() {}

    /**
     * The length of a text in bytes when escaped.
     *
     * @param text a chunk of UTF-8, cut anywhere; its position does not change
     * @return bytes
     */
    public static long escapedLength(ByteBuffer text) {
        return text.remaining() + JsonEscapeScanner.growth(ArraySpan.of(text));
    }

    /**
     * Escapes a text; adds no quotes.
     *
     * @param text a chunk of UTF-8, cut anywhere, that fits into an array when escaped; read to its end
     * @return the inside of a JSON string
     */
    public static Buffer escape(ByteBuffer text) {
        var escaped = new byte[Math.toIntExact(escapedLength(text)) + JsonEscaper.LONGEST_STEP];
        var length = escape(text, escaped);
        return Buffer.buffer(length).appendBytes(escaped, 0, length);
    }

    /**
     * Escapes as much of a text as fits into an array; adds no quotes.
     *
     * @param text a chunk of UTF-8, cut anywhere; its position moves past the escaped bytes
     * @param target receives the escaped bytes from index 0; at least 8 bytes long
     */
    public static int escape(ByteBuffer text, byte[] target) {
        var escaper = new JsonEscaper(target);
        text.position(text.position() + escaper.escape(ArraySpan.of(text)));
        return escaper.length();
    }

    /**
     * Quotes a whole string.
     *
     * @return a JSON string
     */
    public static String quote(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a text that JSON can encode", e);
        }
    }

    /**
     * Unquotes a JSON string.
     *
     * @param quoted a JSON string
     * @return its text, or the argument itself if it is not a valid JSON string
     */
    public static String unquote(String quoted) {
        try {
            return JSON.readValue(quoted, String.class);
        } catch (JsonProcessingException e) {
            return quoted;
        }
    }
}
