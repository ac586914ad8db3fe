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
    private static final long LINE_FEEDS = '\n' * EACH;
    private static final long CARRIAGE_RETURNS = '\r' * EACH;
    private static final long TABS = '\t' * EACH;

    /** How much longer than a byte its escape is: {@code \n} by one, and {@code \u0000} by five. */
    private static final int SHORT_GROWTH = 1;

    private static final int LONG_GROWTH = 5;

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

    /** How many bytes longer a text becomes when every special byte is escaped as briefly as can be. */
    static long growth(ByteBuffer text) {
        var end = text.limit();
        long growth = 0;
        var at = text.position();
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            growth += growth((long) WORD.get(text, at));
        }
        if (at < end) {
            growth += growth(rest(text, at));
        }
        return growth;
    }

    private static int growth(long word) {
        var all = marks(word);
        var longOnes = all
                & notZero(word ^ QUOTES)
                & notZero(word ^ BACKSLASHES)
                & notZero(word ^ LINE_FEEDS)
                & notZero(word ^ CARRIAGE_RETURNS)
                & notZero(word ^ TABS);
        return SHORT_GROWTH * Long.bitCount(all) + (LONG_GROWTH - SHORT_GROWTH) * Long.bitCount(longOnes);
    }

    /** Less than a word, filled up with what is not special. */
    private static long rest(ByteBuffer text, int from) {
        var word = ABOVE_CONTROLS;
        for (int at = text.limit() - 1; at >= from; at--) {
            word = (word << Byte.SIZE) | (text.get(at) & 0xFF);
        }
        return word;
    }

    /** Moves what comes before the first special byte, or all there is; as much room must be left. */
    static void moveRun(ByteBuffer from, ByteBuffer to) {
        var end = from.limit();
        var at = from.position();
        var into = to.position();
        for (; at <= end - Long.BYTES; at += Long.BYTES, into += Long.BYTES) {
            var word = (long) WORD.get(from, at);
            WORD.set(to, into, word);
            var marks = marks(word);
            if (marks != 0) {
                var run = Long.numberOfTrailingZeros(marks) / Byte.SIZE;
                from.position(at + run);
                to.position(into + run);
                return;
            }
        }
        for (; at < end && !isSpecial(from.get(at)); at++, into++) {
            to.put(into, from.get(at));
        }
        from.position(at);
        to.position(into);
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
