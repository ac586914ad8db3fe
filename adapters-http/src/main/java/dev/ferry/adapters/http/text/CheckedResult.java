package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Passes a result on, but fails if its text is an error instead: a web page, or one JSON object of at most
 * {@value #MAX_ERROR_BYTES} bytes whose members all belong to an error. Holds the start of a text back only as long as
 * it may be one of these.
 */
public final class CheckedResult extends ConvertedChunks {

    private static final int MAX_ERROR_BYTES = 16 * 1024;

    /** The most white space in front of an error. */
    private static final int MAX_SPACE_BYTES = 512;

    private final Redactor redactor;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private boolean isData;

    /**
     * Checks a result.
     *
     * @param source text in UTF-8; closed with this stream
     * @param redactor removes the secrets in an error's words
     */
    public CheckedResult(Chunks source, Redactor redactor) {
        super(source);
        this.redactor = redactor;
    }

    @Override
    ByteBuffer convert(ByteBuffer chunk) {
        if (isData) {
            return chunk;
        }
        var bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        start.writeBytes(bytes);
        if (start.size() <= MAX_ERROR_BYTES && mayBeError(start.toByteArray())) {
            return NOTHING;
        }
        return check(false);
    }

    @Override
    ByteBuffer end() {
        return isData ? NOTHING : check(true);
    }

    private ByteBuffer check(boolean isComplete) {
        var text = start.toString(StandardCharsets.UTF_8);
        if (Html.startsAsHtml(text)) {
            throw malformed(Html.describe(text, redactor) + " instead of a result");
        }
        if (isComplete) {
            ErrorObject.wholeWords(text).ifPresent(words -> {
                throw malformed("an error instead of a result: " + redactor.redact(words));
            });
        }
        isData = true;
        return ByteBuffer.wrap(start.toByteArray());
    }

    private static boolean mayBeError(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (!Character.isWhitespace(text[i])) {
                return text[i] == '{' || text[i] == '<';
            }
        }
        return text.length <= MAX_SPACE_BYTES;
    }

    private static PlatformException malformed(String instead) {
        return new PlatformException(new Malformed("the Platform answered with " + instead));
    }
}
