package dev.ferry.domain.polling;

import java.time.Duration;

/**
 * How long to wait before asking for a status again while the Platform is working. Only for progress, never for errors.
 */
public sealed interface PollingPolicy permits FixedPolling, GeometricPolling {

    /**
     * The wait before the next question.
     *
     * @param polls how many questions this upload has had so far, 0 right after it was accepted
     * @return a positive duration
     */
    Duration delayAfter(int polls);
}
