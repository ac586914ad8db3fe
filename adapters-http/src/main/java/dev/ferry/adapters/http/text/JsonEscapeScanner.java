package dev.ferry.adapters.http.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the bytes that cannot stand in a JSON string as they are (RFC 8259 section 7): the quote, the backslash and
 * control characters. It looks at eight at a time, as one word, because in a data set most words hold none.
 */
final class JsonEscapeScanner {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long OTHER_BITS = 0x7F * EACH;
    private static final long SPACES = ' ' * EACH;
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

    private JsonEscapeScanner() {}

    /** The eight bytes from there on. */
    static long word(byte[] text, int at) {
        return (long) WORD.get(text, at);
    }

    /** The other way round. */
    static void put(long word, byte[] into, int at) {
        WORD.set(into, at, word);
    }

    /** How many bytes of a word come before its first special one; all, when there is none. */
    static int run(long word) {
        return Long.numberOfTrailingZeros(marksOfFirst(word)) / Byte.SIZE;
    }

    /** Where the first one is, or the end of the text when there is none. */
    static int next(byte[] text, int from, int end) {
        var at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            var marks = marksOfFirst(word(text, at));
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
        }
        while (at < end && !isSpecial(text[at])) {
            at++;
        }
        return at;
    }

    /** How many bytes longer a text becomes when every special byte is escaped as briefly as can be. */
    static long growth(ArraySpan span) {
        var text = span.array();
        var end = span.end();
        long growth = 0;
        var at = span.from();
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            var word = word(text, at);
            if (marksOfFirst(word) != 0) {
                growth += growth(word);
            }
        }
        return at < end ? growth + growth(rest(text, at, end)) : growth;
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
    private static long rest(byte[] text, int from, int end) {
        var word = ABOVE_CONTROLS;
        for (int at = end - 1; at >= from; at--) {
            word = (word << Byte.SIZE) | (text[at] & 0xFF);
        }
        return word;
    }

    /**
     * The highest bit of the first byte that is special, and none when there is none. Bytes behind the first may be
     * marked wrongly, because it borrows from them; that makes it half the work.
     */
    private static long marksOfFirst(long word) {
        return ((word - SPACES) | ((word ^ QUOTES) - EACH) | ((word ^ BACKSLASHES) - EACH)) & ~word & HIGHEST_BITS;
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
