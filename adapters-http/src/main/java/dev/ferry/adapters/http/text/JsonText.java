package dev.ferry.adapters.http.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/** JSON strings (RFC 8259 section 7) as UTF-8 bytes, escaped run by run, so that a data set can stream through. */
public final class JsonText {

    /** One string and nothing behind it, or it is not one string. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonText() {}

    /**
     * How long the escaped bytes will be.
     *
     * @param text a piece of UTF-8, cut anywhere; left as it is
     * @return bytes
     */
    public static long escapedLength(ByteBuffer text) {
        return text.remaining() + JsonEscapeScanner.growth(ArraySpan.of(text));
    }

    /**
     * The escaped bytes, without quotes around them.
     *
     * @param text a piece of UTF-8, cut anywhere, that fits into an array when escaped; read to its end
     * @return the piece as a part of a JSON string
     */
    public static Buffer escape(ByteBuffer text) {
        var escaped = new byte[Math.toIntExact(escapedLength(text)) + JsonEscaper.LONGEST_STEP];
        var length = escape(text, escaped);
        return Buffer.buffer(length).appendBytes(escaped, 0, length);
    }

    /**
     * The escaped bytes, without quotes around them, as far as there is room.
     *
     * @param text a piece of UTF-8, cut anywhere; read to where the room ends, or to its end
     * @param into where they are put, from the first byte on; more than a few bytes
     */
    public static int escape(ByteBuffer text, byte[] into) {
        var escaping = new JsonEscaper(into);
        text.position(text.position() + escaping.escape(ArraySpan.of(text)));
        return escaping.length();
    }

    /**
     * A whole string, quoted.
     *
     * @return a JSON string
     */
    public static String quote(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a text that JSON can carry", e);
        }
    }

    /**
     * The text of a quoted string.
     *
     * @param quoted a JSON string
     * @return its text; what only looks quoted is left as it is
     */
    public static String unquote(String quoted) {
        try {
            return JSON.readValue(quoted, String.class);
        } catch (JsonProcessingException e) {
            return quoted;
        }
    }
}
