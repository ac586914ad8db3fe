package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.time.Duration;

/**
 * How long to wait before the next poll of a status while the Platform processes the data. Errors have their own
 * schedule, {@link Backoff}. A delay depends only on how long the Platform has had the data, so no counter has to
 * survive a restart.
 */
public sealed interface PollingPolicy permits FixedPolling, GeometricPolling, AdaptivePolling, HazardPolling {

    /**
     * The delay before the next poll.
     *
     * @param elapsed how long the Platform has had the data, not negative
     * @return positive
     */
    Duration delayAfter(Duration elapsed);

    /** The upper bound of every delay; positive. */
    Duration longest();

    /** The delay from acceptance to the first poll; zero polls at once, which is best while nothing is known. */
    default Duration firstDelay() {
        return Duration.ZERO;
    }

    /** The policy that takes earlier processing times into account; this policy when it does not learn. */
    default PollingPolicy withHistory(ProcessingTimeHistogram history) {
        return this;
    }
}
