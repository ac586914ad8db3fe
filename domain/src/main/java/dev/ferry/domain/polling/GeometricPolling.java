package dev.ferry.domain.polling;

import java.time.Duration;

/**
 * Waits that grow by a factor up to a longest one: quick for short work, sparing for long work.
 *
 * @param first the first wait, positive
 * @param factor by how much each wait exceeds the one before, at least 1
 * @param longest the bound, at least the first wait
 */
public record GeometricPolling(Duration first, double factor, Duration longest) implements PollingPolicy {

    /**
     * Checks that the waits never shrink and stay under their bound.
     *
     * @throws IllegalArgumentException when the first wait is not positive, the factor is below 1, or the longest wait
     *     is shorter than the first
     */
    public GeometricPolling {
        PositiveDuration.check("first polling delay", first);
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("the polling factor must be at least 1, not " + factor);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the longest polling delay " + longest + " is shorter than the first " + first);
        }
    }

    @Override
    public Duration delayAfter(Duration elapsed) {
        // first + first*factor + ... up to here is elapsed, so the next term is this; no need to count the terms
        var next = first.toNanos() + elapsed.toNanos() * (factor - 1);
        return next < longest.toNanos() ? Duration.ofNanos((long) next) : longest;
    }
}
