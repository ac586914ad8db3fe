package dev.ferry.adapters.http.text;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes the body of an answer by the headers that describe it (RFC 9110 sections 8.3 and 8.4). */
public final class AnswerText {

    static final int UTF_16_MARK_BYTES = 2;

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    private AnswerText() {}

    /**
     * Decodes a whole body.
     *
     * @param contentEncoding the names of the codings in the order in which they were applied, separated by commas
     * @param limit the largest number of bytes after the content coding is removed
     * @return the text in UTF-8
     */
    public static byte[] decode(byte[] body, @Nullable String contentType, @Nullable String contentEncoding, int limit)
            throws UnreadableAnswerException {
        if (body.length == 0) {
            return body;
        }
        var bytes = ContentCoding.decode(body, ContentCoding.codings(contentEncoding), limit);
        var charset = charset(ByteBuffer.wrap(bytes), charset(contentType));
        return charset.equals(StandardCharsets.UTF_8)
                ? bytes
                : new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The charset of a text.
     *
     * @param contentType the header {@code Content-Type}
     * @return UTF-8 if the header names none
     */
    static Charset charset(@Nullable String contentType) throws UnreadableAnswerException {
        var named = CHARSET.matcher(contentType == null ? "" : contentType);
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableAnswerException("the charset '" + ContentCoding.shown(named.group(1)) + "' is unknown");
        }
    }

    /** The charset of a text that may start with a byte order mark of UTF-16. */
    static Charset charset(ByteBuffer text, Charset named) {
        if (text.remaining() < UTF_16_MARK_BYTES) {
            return named;
        }
        var mark = text.getChar(text.position());
        return mark == '\uFEFF' || mark == '\uFFFE' ? StandardCharsets.UTF_16 : named;
    }
}
