package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;

/**
 * Streams a result as text: removes a byte order mark, and unquotes the string if the answer is JSON and starts with a
 * quote.
 */
final class ResultText extends ConvertedChunks {

    /** The number of bytes, if the result has that many, from which the mode is detected. */
    private static final int DETECTION_BYTES = 512;

    private final boolean json;
    private final JsonUnquoter unquoter = new JsonUnquoter();
    private ByteBuffer head = NOTHING;
    private Mode mode = Mode.UNDECIDED;

    private enum Mode {
        UNDECIDED,
        BARE,
        QUOTED
    }

    /**
     * Creates the text of a result.
     *
     * @param source the bytes of the result in UTF-8; closed with this object
     * @param json whether the content type is JSON
     */
    ResultText(Chunks source, boolean json) {
        super(source);
        this.json = json;
    }

    @Override
    ByteBuffer convert(ByteBuffer chunk) {
        var text = chunk;
        if (mode == Mode.UNDECIDED) {
            text = concat(head, chunk);
            if (!detectMode(text, false)) {
                head = text;
                return NOTHING;
            }
        }
        return mode == Mode.QUOTED ? unquoter.read(text) : text;
    }

    @Override
    ByteBuffer end() {
        var rest = mode == Mode.UNDECIDED ? head : NOTHING;
        if (mode == Mode.UNDECIDED) {
            detectMode(rest, true);
        }
        if (mode == Mode.QUOTED) {
            rest = unquoter.read(rest);
            unquoter.finish();
        }
        return rest;
    }

    /**
     * Detects the mode from the first character after a byte order mark and, in JSON, white space. Returns false if it
     * needs more bytes. Examines a fixed number of bytes, so that the mode does not depend on the chunk sizes.
     */
    private boolean detectMode(ByteBuffer text, boolean isLast) {
        if (text.remaining() < DETECTION_BYTES && !isLast) {
            return false;
        }
        var end = Math.min(text.position() + DETECTION_BYTES, text.limit());
        if (startsWithByteOrderMark(text)) {
            text.position(text.position() + 3);
        }
        var first = text.position();
        while (first < end && Character.isWhitespace(text.get(first))) {
            first++;
        }
        var quoted = json && first < end && text.get(first) == '"';
        mode = quoted ? Mode.QUOTED : Mode.BARE;
        text.position(quoted ? first + 1 : text.position());
        return true;
    }

    private static boolean startsWithByteOrderMark(ByteBuffer text) {
        var at = text.position();
        return text.remaining() >= 3
                && text.get(at) == (byte) 0xEF
                && text.get(at + 1) == (byte) 0xBB
                && text.get(at + 2) == (byte) 0xBF;
    }

    private static ByteBuffer concat(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
