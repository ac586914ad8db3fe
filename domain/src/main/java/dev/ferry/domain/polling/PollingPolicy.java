package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.time.Duration;

/**
 * How long to wait before asking for a status again while the Platform is working. Only for progress, never for errors.
 * A wait depends on nothing but how long the Platform has had the data, so no count has to survive a restart.
 */
public sealed interface PollingPolicy permits FixedPolling, GeometricPolling, AdaptivePolling, HazardPolling {

    /**
     * The wait before the next question.
     *
     * @param elapsed how long the Platform has had the data, not negative
     * @return a positive duration
     */
    Duration delayAfter(Duration elapsed);

    /**
     * The bound of every wait.
     *
     * @return a positive duration
     */
    Duration longest();

    /**
     * The wait from acceptance to the first question.
     *
     * @return not negative; zero asks at once, which is best while nothing is known
     */
    default Duration untilFirst() {
        return Duration.ZERO;
    }

    /**
     * The same policy for whoever knows how long such data sets took before.
     *
     * @return the policy to go by, until more is known; this one when it does not learn
     */
    default PollingPolicy knowing(ProcessingTimeHistogram history) {
        return this;
    }
}
