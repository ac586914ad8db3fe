package dev.ferry.domain.polling;

import java.time.Duration;

/**
 * The same wait every time.
 *
 * @param interval the wait, positive
 */
public record FixedPolling(Duration interval) implements PollingPolicy {

    /**
     * Checks that the Platform is not asked without a pause.
     *
     * @throws IllegalArgumentException when the interval is not positive
     */
    public FixedPolling {
        PositiveDuration.check("polling interval", interval);
    }

    @Override
    public Duration delayAfter(Duration elapsed) {
        return interval;
    }

    @Override
    public Duration longest() {
        return interval;
    }
}
