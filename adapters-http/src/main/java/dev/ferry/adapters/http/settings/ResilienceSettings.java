package dev.ferry.adapters.http.settings;

import java.time.Duration;

/**
 * How trouble with an endpoint is dealt with; each endpoint has its own breaker and limiter with these numbers.
 *
 * @param breakerWindow how many of the last calls are looked at
 * @param breakerFailurePercent from which share of failures on the breaker opens, 1 to 100
 * @param breakerOpen how long it stays open before it tries again
 * @param retries how often a harmless question is asked again at once; uploads never are
 * @param retryBudgetPercent how many retries a hundred answered calls earn; shared by all endpoints
 * @param retryDelay the bound of the wait before the first retry; it doubles, with full jitter
 * @param callsPerSecond how many calls an endpoint is sent at most
 */
public record ResilienceSettings(
        int breakerWindow,
        int breakerFailurePercent,
        Duration breakerOpen,
        int retries,
        int retryBudgetPercent,
        Duration retryDelay,
        int callsPerSecond) {

    /** Numbers that suit most. */
    public static ResilienceSettings standard() {
        return new ResilienceSettings(20, 50, Duration.ofSeconds(10), 2, 10, Duration.ofMillis(200), 1000);
    }
}
