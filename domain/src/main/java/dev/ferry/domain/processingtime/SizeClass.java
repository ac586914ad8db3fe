package dev.ferry.domain.processingtime;

/**
 * Data sets of about the same size: from one power of two of bytes to the next.
 *
 * @param power the exponent of the lower bound, or that of {@link #ANY}
 */
public record SizeClass(int power) {

    /** Data sets of any size: the whole account. */
    public static final SizeClass ANY = new SizeClass(-1);

    private static final int LARGEST = 40;

    /**
     * Checks the exponent; {@link #of} finds the class of a data set.
     *
     * @throws IllegalArgumentException when it is below that of {@link #ANY}, or above a tebibyte
     */
    public SizeClass {
        if (power < -1 || power > LARGEST) {
            throw new IllegalArgumentException("not a size class: " + power);
        }
    }

    /**
     * The class of a data set; everything above a tebibyte is in the last class.
     *
     * @param bytes its size, not negative
     */
    public static SizeClass of(long bytes) {
        return new SizeClass(Math.min(LARGEST, 63 - Long.numberOfLeadingZeros(Math.max(1, bytes))));
    }
}
