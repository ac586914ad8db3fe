package dev.ferry.domain.polling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after an error: exponential with full jitter under a cap, so that many clients that failed together
 * do not come back together.
 *
 * @param first the bound of the first wait, positive
 * @param cap the bound of every wait, at least the first
 * @param limit how many errors in a row are borne before giving up; {@link Integer#MAX_VALUE} never gives up
 */
public record Backoff(Duration first, Duration cap, int limit) {

    /**
     * Checks that the waits can be waited and are in order.
     *
     * @throws IllegalArgumentException when the first wait is not positive, the cap is below it, or the limit is
     *     negative
     */
    public Backoff {
        PositiveDuration.check("first backoff", first);
        if (cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("the longest backoff " + cap + " is shorter than the first " + first);
        }
        if (limit < 0) {
            throw new IllegalArgumentException("the number of errors borne must not be negative: " + limit);
        }
    }

    /**
     * Whether to stop trying.
     *
     * @param errors errors in a row so far
     * @return true when one more try is one too many
     */
    public boolean exhaustedAfter(int errors) {
        return errors > limit;
    }

    /**
     * A wait drawn evenly between one millisecond and the bound for this many errors.
     *
     * @param errors errors in a row so far, at least 1
     */
    public Duration delayAfter(int errors, RandomGenerator random) {
        var bound = Math.min(first.toMillis() * Math.pow(2, errors - 1.0), (double) cap.toMillis());
        return Duration.ofMillis(1 + (long) (random.nextDouble() * bound));
    }
}
