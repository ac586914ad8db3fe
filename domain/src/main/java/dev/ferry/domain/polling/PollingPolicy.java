package dev.ferry.domain.polling;

import java.time.Duration;

/**
 * How long to wait before asking for a status again while the Platform is working. Only for progress, never for errors.
 * A wait depends on nothing but how long the Platform has had the data, so no count has to survive a restart.
 */
public sealed interface PollingPolicy permits FixedPolling, GeometricPolling {

    /**
     * The wait before the next question.
     *
     * @param elapsed how long the Platform has had the data, not negative
     * @return a positive duration
     */
    Duration delayAfter(Duration elapsed);
}
