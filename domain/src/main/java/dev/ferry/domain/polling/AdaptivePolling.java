package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.time.Duration;

/**
 * Asks when processing is likely to end, as far as earlier data sets tell. As long as they tell little, its waits are
 * geometric.
 *
 * @param polls how many questions an upload should take on average, at least 1
 * @param shortest the least wait between two questions, positive
 * @param longest the bound of every wait, at least the shortest
 */
public record AdaptivePolling(double polls, Duration shortest, Duration longest) implements PollingPolicy {

    /** A history worth less, in observations, does not tell enough. */
    private static final double ENOUGH = 8;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final double FACTOR = 1.5;

    /**
     * Checks that an average of questions can be meant, and that the waits are in order.
     *
     * @throws IllegalArgumentException when {@code polls} is not from 1 to 1000, the shortest wait is not positive, or
     *     the longest is shorter than it
     */
    public AdaptivePolling {
        PositiveDuration.check("shortest polling delay", shortest);
        if (!(polls >= 1 && polls <= 1000)) {
            throw new IllegalArgumentException("the number of questions must be from 1 to 1000, not " + polls);
        }
        if (longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "the longest polling delay " + longest + " is shorter than the shortest " + shortest);
        }
    }

    @Override
    public Duration delayAfter(Duration elapsed) {
        return geometric().delayAfter(elapsed);
    }

    @Override
    public PollingPolicy knowing(ProcessingTimeHistogram history) {
        return history.weight() < ENOUGH ? this : new HazardPolling(this, Likelihood.of(history));
    }

    private GeometricPolling geometric() {
        var first = FIRST.compareTo(shortest) < 0 ? shortest : FIRST;
        return new GeometricPolling(first.compareTo(longest) < 0 ? first : longest, FACTOR, longest);
    }
}
