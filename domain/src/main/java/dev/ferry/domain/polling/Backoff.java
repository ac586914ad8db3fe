package dev.ferry.domain.polling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The delay after an error: exponential with full jitter and a cap. The jitter keeps clients that failed together from
 * retrying together.
 *
 * @param first the upper bound of the first delay, positive
 * @param cap the upper bound of every delay, at least the first
 * @param limit how many errors in a row are retried; {@link Integer#MAX_VALUE} means no limit
 */
public record Backoff(Duration first, Duration cap, int limit) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when the first delay is not positive, the cap is below it, or the limit is
     *     negative
     */
    public Backoff {
        PositiveDuration.check("first backoff", first);
        if (cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("the longest backoff " + cap + " is shorter than the first " + first);
        }
        if (limit < 0) {
            throw new IllegalArgumentException("the number of retried errors must not be negative: " + limit);
        }
    }

    /**
     * Whether the limit is exceeded.
     *
     * @param errors errors in a row so far
     */
    public boolean exhaustedAfter(int errors) {
        return errors > limit;
    }

    /**
     * A random delay, evenly distributed between one millisecond and the bound for this number of errors.
     *
     * @param errors errors in a row so far, at least 1
     */
    public Duration delayAfter(int errors, RandomGenerator random) {
        var bound = Math.min(first.toMillis() * Math.pow(2, errors - 1.0), (double) cap.toMillis());
        return Duration.ofMillis(1 + (long) (random.nextDouble() * bound));
    }
}
