package dev.ferry.adapters.http.settings;

import java.time.Duration;

/**
 * The settings of circuit breaker, retries and rate limiter. Each endpoint has its own breaker and limiter.
 *
 * @param breakerWindow the number of recent calls from which the failure rate is computed
 * @param breakerFailurePercent the failure rate at which the breaker opens, 1 to 100
 * @param breakerOpen how long the breaker stays open before it allows a probe
 * @param retries the most immediate retries of a token, status or result request; uploads are never retried here
 * @param retryBudgetPercent the number of retries that 100 answered calls earn; all endpoints share the budget
 * @param retryDelay the upper bound of the delay before the first retry; it doubles with each retry, with full jitter
 * @param callsPerSecond the most calls per second to an endpoint
 */
public record ResilienceSettings(
        int breakerWindow,
        int breakerFailurePercent,
        Duration breakerOpen,
        int retries,
        int retryBudgetPercent,
        Duration retryDelay,
        int callsPerSecond) {

    /** The default settings. */
    public static ResilienceSettings standard() {
        return new ResilienceSettings(20, 50, Duration.ofSeconds(10), 2, 10, Duration.ofMillis(200), 1000);
    }
}
