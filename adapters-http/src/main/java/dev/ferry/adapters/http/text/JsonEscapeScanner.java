package dev.ferry.adapters.http.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the special bytes, which a JSON string must escape (RFC 8259 section 7): the quote, the backslash and control
 * characters. Tests eight bytes at a time, as one word, because most words of a data set contain none.
 */
final class JsonEscapeScanner {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long OTHER_BITS = 0x7F * EVERY_BYTE;
    private static final long SPACES = ' ' * EVERY_BYTE;
    private static final long QUOTES = '"' * EVERY_BYTE;
    private static final long BACKSLASHES = '\\' * EVERY_BYTE;
    private static final long LINE_FEEDS = '\n' * EVERY_BYTE;
    private static final long CARRIAGE_RETURNS = '\r' * EVERY_BYTE;
    private static final long TABS = '\t' * EVERY_BYTE;

    /** How much longer an escape is than its byte: {@code \n} by one, {@code \u0000} by five. */
    private static final int SHORT_GROWTH = 1;

    private static final int LONG_GROWTH = 5;

    /** A byte without these bits is below 0x20. */
    private static final long ABOVE_CONTROLS = 0xE0E0E0E0E0E0E0E0L;

    private JsonEscapeScanner() {}

    /** Reads eight bytes, starting at an index. */
    static long word(byte[] text, int at) {
        return (long) WORD.get(text, at);
    }

    /** Writes eight bytes, starting at an index. */
    static void put(long word, byte[] into, int at) {
        WORD.set(into, at, word);
    }

    /** The number of bytes in a word before its first special byte; eight if there is none. */
    static int plainPrefix(long word) {
        return Long.numberOfTrailingZeros(marksOfFirst(word)) / Byte.SIZE;
    }

    /** The index of the first special byte, or {@code end} if there is none. */
    static int indexOfSpecial(byte[] text, int from, int end) {
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

    /** The number of bytes by which the shortest escapes lengthen a text. */
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
        return at < end ? growth + growth(partialWord(text, at, end)) : growth;
    }

    private static int growth(long word) {
        var all = marks(word);
        var longEscapes = all
                & notZero(word ^ QUOTES)
                & notZero(word ^ BACKSLASHES)
                & notZero(word ^ LINE_FEEDS)
                & notZero(word ^ CARRIAGE_RETURNS)
                & notZero(word ^ TABS);
        return SHORT_GROWTH * Long.bitCount(all) + (LONG_GROWTH - SHORT_GROWTH) * Long.bitCount(longEscapes);
    }

    /** Reads fewer than eight bytes as a word; fills it up with bytes that are not special. */
    private static long partialWord(byte[] text, int from, int end) {
        var word = ABOVE_CONTROLS;
        for (int at = end - 1; at >= from; at--) {
            word = (word << Byte.SIZE) | (text[at] & 0xFF);
        }
        return word;
    }

    /**
     * The highest bit of the first special byte; zero if there is none. Later bytes may be marked wrongly, because the
     * subtraction borrows from them. Accepting that halves the work.
     */
    private static long marksOfFirst(long word) {
        return ((word - SPACES) | ((word ^ QUOTES) - EVERY_BYTE) | ((word ^ BACKSLASHES) - EVERY_BYTE))
                & ~word
                & HIGHEST_BITS;
    }

    /** The highest bit of each special byte, and no other bit. */
    private static long marks(long word) {
        return ~(notZero(word & ABOVE_CONTROLS) & notZero(word ^ QUOTES) & notZero(word ^ BACKSLASHES)) & HIGHEST_BITS;
    }

    /**
     * Sets the highest bit of each byte that is not zero. No byte overflows into the next: 0x7F + 0x7F is below 0x100.
     */
    private static long notZero(long word) {
        return ((word & OTHER_BITS) + OTHER_BITS) | word;
    }

    private static boolean isSpecial(byte b) {
        return (b >= 0 && b < 0x20) || b == '"' || b == '\\';
    }
}
