package dev.ferry.application.content;

import java.nio.ByteBuffer;

/** Recognises text that is the same in nearly every encoding, as most data sets are, eight bytes at a time. */
final class Ascii {

    private static final long HIGHEST_BITS = 0x8080808080808080L;

    /** So many words are looked at in one go. */
    private static final int WORDS = 4;

    private Ascii() {}

    /** Whether no byte is a part of a longer character; the piece is left as it is. */
    static boolean isAll(ByteBuffer piece) {
        var at = piece.position();
        for (; at <= piece.limit() - WORDS * Long.BYTES; at += WORDS * Long.BYTES) {
            var bits = piece.getLong(at)
                    | piece.getLong(at + Long.BYTES)
                    | piece.getLong(at + 2 * Long.BYTES)
                    | piece.getLong(at + 3 * Long.BYTES);
            if ((bits & HIGHEST_BITS) != 0) {
                return false;
            }
        }
        for (; at < piece.limit(); at++) {
            if (piece.get(at) < 0) {
                return false;
            }
        }
        return true;
    }
}
