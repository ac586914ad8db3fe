package dev.ferry.adapters.http.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JSON strings (RFC 8259 section 7) as UTF-8 bytes, escaped run by run, so that a data set can stream through. */
public final class JsonText {

    /** One string and nothing behind it, or it is not one string. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What must be written for a byte instead of the byte; null for most. Bytes above 0x7F are parts of characters. */
    private static final byte[][] ESCAPES = escapes();

    private JsonText() {}

    /**
     * How long the escaped bytes will be.
     *
     * @param text a piece of UTF-8, cut anywhere; left as it is
     * @return bytes
     */
    public static long escapedLength(ByteBuffer text) {
        return text.remaining() + Specials.growth(text);
    }

    /**
     * The escaped bytes, without quotes around them.
     *
     * @param text a piece of UTF-8, cut anywhere, that fits into an array when escaped; read to its end
     * @return the piece as a part of a JSON string
     */
    public static Buffer escape(ByteBuffer text) {
        var escaped = ByteBuffer.allocate(Math.toIntExact(escapedLength(text)));
        while (text.hasRemaining()) {
            Specials.moveRun(text, escaped);
            if (text.hasRemaining()) {
                escaped.put(escapeOf(text.get()));
            }
        }
        return Buffer.buffer(escaped.array());
    }

    /**
     * A whole string, quoted.
     *
     * @param text any text
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

    private static byte[] escapeOf(byte b) {
        return ESCAPES[b & 0xFF];
    }

    private static byte[][] escapes() {
        var table = new byte[256][0];
        for (int c = 0; c < 0x20; c++) {
            table[c] = "\\u%04x".formatted(c).getBytes(StandardCharsets.US_ASCII);
        }
        table['\n'] = ascii("\\n");
        table['\r'] = ascii("\\r");
        table['\t'] = ascii("\\t");
        table['"'] = ascii("\\\"");
        table['\\'] = ascii("\\\\");
        return table;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
