package dev.ferry.application.content;

import java.nio.ByteBuffer;

/** Recognizes plain ASCII text, which is the same in nearly every encoding and which most data sets consist of. */
final class Ascii {

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte END_OF_FILE = 0x1A;

    /** The number of 8-byte words that are checked together. */
    private static final int WORDS_PER_STEP = 4;

    private Ascii() {}

    /** Whether all bytes are ASCII, and none is NUL or Ctrl-Z. The position of the buffer does not change. */
    static boolean isText(ByteBuffer chunk) {
        var at = chunk.position();
        for (; at <= chunk.limit() - WORDS_PER_STEP * Long.BYTES; at += WORDS_PER_STEP * Long.BYTES) {
            var bits = suspicious(chunk.getLong(at))
                    | suspicious(chunk.getLong(at + Long.BYTES))
                    | suspicious(chunk.getLong(at + 2 * Long.BYTES))
                    | suspicious(chunk.getLong(at + 3 * Long.BYTES));
            if ((bits & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < chunk.limit(); at++) {
            var value = chunk.get(at);
            if (value <= 0 || value == END_OF_FILE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Has a high bit if a byte of the word is not ASCII, is NUL or is Ctrl-Z. Subtracting one from each byte sets the
     * high bit of a zero byte; the exclusive or makes a zero of Ctrl-Z.
     */
    private static long suspicious(long word) {
        return word | (word - LOW_BITS) | ((word ^ (LOW_BITS * END_OF_FILE)) - LOW_BITS);
    }
}
