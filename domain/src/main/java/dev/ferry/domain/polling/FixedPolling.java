package dev.ferry.domain.polling;

import java.time.Duration;

/**
 * Polls at a fixed interval.
 *
 * @param interval the delay between two polls, positive
 */
public record FixedPolling(Duration interval) implements PollingPolicy {

    /**
     * Checks the interval.
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
