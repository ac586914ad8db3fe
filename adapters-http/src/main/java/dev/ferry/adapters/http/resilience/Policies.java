package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes Resilience4j's state machines from the settings. */
final class Policies {

    /**
     * More than the exchanges that a call may consist of: a refused one, the token's renewal with retries, a replay.
     */
    private static final int PHASES = 10;

    private static final Duration NEVER = Duration.ofDays(365);

    private final ResilienceSettings settings;
    private final Duration deadline;
    private final RandomGenerator random;

    Policies(ResilienceSettings settings, Duration deadline, RandomGenerator random) {
        this.settings = settings;
        this.deadline = deadline;
        this.random = random;
    }

    /**
     * Half-open has no time limit by default: a probe that never ends would keep it there for ever. The limit is longer
     * than any call, or slow ones could never close the breaker. Nor is slowness a failure, as it is by default from 60
     * s on: a large upload may take its time.
     */
    CircuitBreaker breaker(Endpoint endpoint) {
        var window = settings.breakerWindow();
        return CircuitBreaker.of(
                endpoint.label(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(window)
                        .minimumNumberOfCalls(window)
                        .failureRateThreshold(settings.breakerFailurePercent())
                        .waitDurationInOpenState(settings.breakerOpen())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .maxWaitDurationInHalfOpenState(
                                deadline.multipliedBy(PHASES).plus(settings.breakerOpen()))
                        .slowCallDurationThreshold(NEVER)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
    }

    RateLimiter limiter(Endpoint endpoint) {
        return RateLimiter.of(
                endpoint.label(),
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.callsPerSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ofSeconds(5))
                        .build());
    }

    /** An upload is never repeated here: whether it may be is for the journal to say. */
    Retry retry(Endpoint endpoint) {
        var retries = endpoint == Endpoint.UPLOAD ? 0 : settings.retries();
        return Retry.of(
                endpoint.label(),
                RetryConfig.custom()
                        .maxAttempts(retries + 1)
                        .intervalFunction(this::fullJitter)
                        .retryOnException(Policies::mayPass)
                        .build());
    }

    private Long fullJitter(int attempt) {
        return 1 + (long) (random.nextDouble() * settings.retryDelay().toMillis() * Math.pow(2, attempt - 1.0));
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof PlatformException exception
                && (exception.fault() instanceof Unavailable || exception.fault() instanceof Malformed);
    }
}
