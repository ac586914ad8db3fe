package dev.ferry.domain.processingtime;

/**
 * Data sets of about the same size: from one power of two of bytes to the next.
 *
 * @param power the exponent of the lower end, or that of {@link #ANY}
 */
public record SizeClass(int power) {

    /** Data sets of any size: the whole account. */
    public static final SizeClass ANY = new SizeClass(-1);

    private static final int LARGEST = 40;

    /**
     * Checks that the exponent is one of a class; {@link #of} finds that of a data set.
     *
     * @throws IllegalArgumentException when it is below that of {@link #ANY}, or beyond a tebibyte
     */
    public SizeClass {
        if (power < -1 || power > LARGEST) {
            throw new IllegalArgumentException("no size class " + power);
        }
    }

    /**
     * The class of a data set.
     *
     * @param bytes its size, not negative
     * @return its class; everything beyond a tebibyte is in the last
     */
    public static SizeClass of(long bytes) {
        return new SizeClass(Math.min(LARGEST, 63 - Long.numberOfLeadingZeros(Math.max(1, bytes))));
    }
}
