package dev.ferry.domain.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A pattern for up to eight bytes that are compared at once, the first in the lowest bits. A digit has the high half 3,
 * and still has it after 6 is added to its low half; any other sign is compared whole.
 *
 * @param mask the bits that count
 * @param value their values
 * @param sum added before the second comparison
 */
record EightBytes(long mask, long value, long sum) {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /**
     * Creates a pattern.
     *
     * @param shape up to eight ASCII characters, with a zero for any digit
     */
    static EightBytes of(String shape) {
        long mask = 0;
        long value = 0;
        long sum = 0;
        for (int i = 0; i < shape.length(); i++) {
            var digit = shape.charAt(i) == '0';
            int shift = i * Byte.SIZE;
            mask |= (digit ? 0xF0L : 0xFFL) << shift;
            value |= (long) shape.charAt(i) << shift;
            sum |= (digit ? 6L : 0L) << shift;
        }
        return new EightBytes(mask, value, sum);
    }

    /** The next eight bytes, or fewer at the end. */
    static long read(byte[] bytes, int at) {
        if (at + Long.BYTES <= bytes.length) {
            return (long) LONG.get(bytes, at);
        }
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    boolean match(long word) {
        return (word & mask) == value && (word + sum & mask) == value;
    }
}
