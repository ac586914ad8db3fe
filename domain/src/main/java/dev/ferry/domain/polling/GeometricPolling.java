package dev.ferry.domain.polling;

import java.time.Duration;

/**
 * Delays that grow by a factor up to a longest delay: frequent polls for short processing, few for long processing.
 *
 * @param first the first delay, positive
 * @param factor each delay is this many times the one before, at least 1
 * @param longest the longest delay, at least the first
 */
public record GeometricPolling(Duration first, double factor, Duration longest) implements PollingPolicy {

    /**
     * Checks the delays and the factor.
     *
     * @throws IllegalArgumentException when the first delay is not positive, the factor is below 1, or the longest
     *     delay is shorter than the first
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
        // elapsed = first + first*factor + ..., so the next term follows from it without a count of the terms
        var next = first.toNanos() + elapsed.toNanos() * (factor - 1);
        return next < longest.toNanos() ? Duration.ofNanos((long) next) : longest;
    }
}
