package dev.ferry.domain.processingtime;

import java.time.Duration;

/**
 * An observed processing time. Polls limit its precision: processing had not ended at the first time, and had ended at
 * the second.
 *
 * @param bytes the size of the data set
 * @param notBefore since acceptance, not negative
 * @param notAfter since acceptance, at least {@code notBefore}
 */
public record ProcessingTime(long bytes, Duration notBefore, Duration notAfter) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the size or a time is negative, or the times are in the wrong order
     */
    public ProcessingTime {
        if (bytes < 0 || notBefore.isNegative() || notAfter.compareTo(notBefore) < 0) {
            throw new IllegalArgumentException(
                    "not a processing time: %d bytes between %s and %s".formatted(bytes, notBefore, notAfter));
        }
    }
}
