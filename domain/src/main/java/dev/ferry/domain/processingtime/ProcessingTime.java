package dev.ferry.domain.processingtime;

import java.time.Duration;

/**
 * How long the Platform took once, as far as asking can tell: at the first time it was not done yet, at the second it
 * was.
 *
 * @param bytes the size of the data set
 * @param notBefore since acceptance, not negative
 * @param by since acceptance, at least {@code notBefore}
 */
public record ProcessingTime(long bytes, Duration notBefore, Duration by) {

    /**
     * Checks that both ends are times after acceptance, in their order.
     *
     * @throws IllegalArgumentException when the size or a time is negative, or the second time comes before the first
     */
    public ProcessingTime {
        if (bytes < 0 || notBefore.isNegative() || by.compareTo(notBefore) < 0) {
            throw new IllegalArgumentException(
                    "no processing time: %d bytes between %s and %s".formatted(bytes, notBefore, by));
        }
    }
}
