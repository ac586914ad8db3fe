package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.time.Duration;

/**
 * Polls when processing is likely to end, judged by earlier data sets. While the history is too short, the delays are
 * geometric.
 *
 * @param polls the average number of polls per upload, at least 1
 * @param shortest the shortest delay between two polls, positive
 * @param longest the longest delay, at least the shortest
 */
public record AdaptivePolling(double polls, Duration shortest, Duration longest) implements PollingPolicy {

    /** The weight that a history needs, in observations. */
    private static final double MIN_HISTORY_WEIGHT = 8;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final double FACTOR = 1.5;

    /**
     * Checks the number of polls and the delays.
     *
     * @throws IllegalArgumentException when {@code polls} is not from 1 to 1000, the shortest delay is not positive, or
     *     the longest is shorter than it
     */
    public AdaptivePolling {
        PositiveDuration.check("shortest polling delay", shortest);
        if (!(polls >= 1 && polls <= 1000)) {
            throw new IllegalArgumentException("the number of polls must be from 1 to 1000, not " + polls);
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
    public PollingPolicy withHistory(ProcessingTimeHistogram history) {
        return history.weight() < MIN_HISTORY_WEIGHT ? this : new HazardPolling(this, Likelihood.of(history));
    }

    private GeometricPolling geometric() {
        var first = FIRST.compareTo(shortest) < 0 ? shortest : FIRST;
        return new GeometricPolling(first.compareTo(longest) < 0 ? first : longest, FACTOR, longest);
    }
}
