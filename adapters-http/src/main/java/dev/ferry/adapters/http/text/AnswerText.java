package dev.ferry.adapters.http.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes the body of an answer by the headers that describe it (RFC 9110 sections 8.3 and 8.4). */
public final class AnswerText {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    private AnswerText() {}

    /**
     * Decodes a whole body.
     *
     * @param contentEncoding the header {@code Content-Encoding}; null means that the body is not coded
     * @param limit the largest number of bytes after the content coding is removed
     * @return the text in UTF-8
     */
    public static byte[] decode(byte[] body, @Nullable String contentType, @Nullable String contentEncoding, int limit)
            throws UnreadableAnswerException {
        var bytes = ContentCoding.decode(body, contentEncoding, limit);
        var charset = hasUtf16Mark(bytes) ? StandardCharsets.UTF_16 : charset(contentType);
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
    public static Charset charset(@Nullable String contentType) throws UnreadableAnswerException {
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

    private static boolean hasUtf16Mark(byte[] text) {
        return text.length >= 2
                && ((text[0] == (byte) 0xFE && text[1] == (byte) 0xFF)
                        || (text[0] == (byte) 0xFF && text[1] == (byte) 0xFE));
    }
}
