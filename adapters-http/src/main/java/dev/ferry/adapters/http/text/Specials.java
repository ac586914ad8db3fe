package dev.ferry.adapters.http.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the bytes that cannot stand in a JSON string as they are (RFC 8259 section 7): the quote, the backslash and
 * control characters. It looks at eight at a time, as one word, because in a data set most words hold none.
 */
final class Specials {

    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long OTHER_BITS = 0x7F * EACH;
    private static final long QUOTES = '"' * EACH;
    private static final long BACKSLASHES = '\\' * EACH;

    /** A byte without these bits is below 0x20. */
    private static final long ABOVE_CONTROLS = 0xE0E0E0E0E0E0E0E0L;

    private Specials() {}

    /** Where the first one is, or the end of the text when there is none. */
    static int next(ByteBuffer text, int from) {
        var end = text.limit();
        var at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            var marks = marks((long) WORD.get(text, at));
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
        }
        while (at < end && !isSpecial(text.get(at))) {
            at++;
        }
        return at;
    }

    /** The highest bit of each byte that is special, and no other bit. */
    private static long marks(long word) {
        return ~(notZero(word & ABOVE_CONTROLS) & notZero(word ^ QUOTES) & notZero(word ^ BACKSLASHES)) & HIGHEST_BITS;
    }

    /**
     * Sets the highest bit of each byte that is not zero. No byte carries into the next: 0x7F + 0x7F is below 0x100.
     */
    private static long notZero(long word) {
        return ((word & OTHER_BITS) + OTHER_BITS) | word;
    }

    private static boolean isSpecial(byte b) {
        return (b >= 0 && b < 0x20) || b == '"' || b == '\\';
    }
}
