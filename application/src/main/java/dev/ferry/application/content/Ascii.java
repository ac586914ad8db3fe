package dev.ferry.application.content;

import java.nio.ByteBuffer;

/** Recognizes ASCII, which is the same in nearly every encoding and which most data sets consist of. */
final class Ascii {

    private static final long HIGH_BITS = 0x8080808080808080L;

    /** The number of 8-byte words that are checked together. */
    private static final int WORDS_PER_STEP = 4;

    private Ascii() {}

    /** Whether all bytes are ASCII. The position of the buffer does not change. */
    static boolean isAll(ByteBuffer chunk) {
        var at = chunk.position();
        for (; at <= chunk.limit() - WORDS_PER_STEP * Long.BYTES; at += WORDS_PER_STEP * Long.BYTES) {
            var bits = chunk.getLong(at)
                    | chunk.getLong(at + Long.BYTES)
                    | chunk.getLong(at + 2 * Long.BYTES)
                    | chunk.getLong(at + 3 * Long.BYTES);
            if ((bits & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < chunk.limit(); at++) {
            if (chunk.get(at) < 0) {
                return false;
            }
        }
        return true;
    }
}
