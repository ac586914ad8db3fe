package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.application.port.driven.PlatformException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes the guards of all endpoints, with Resilience4j's state machines, from the settings. */
public final class ResiliencePolicies {

    private static final Duration NEVER = Duration.ofDays(365);
    private static final int SAVED_RETRIES = 10;

    private final ContextTimers timers;
    private final PlatformSettings settings;
    private final MeterRegistry registry;
    private final RandomGenerator random;
    private final PauseLayer pause;
    private final RetryBudget budget;
    private final Map<PlatformEndpoint, LimiterLayer> limiters = new EnumMap<>(PlatformEndpoint.class);
    private int callsPerSecond;

    /**
     * What all endpoints of an account share.
     *
     * @param clock by which pauses end
     */
    public ResiliencePolicies(
            ContextTimers timers,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            RandomGenerator random) {
        this.timers = timers;
        this.settings = settings;
        this.registry = registry;
        this.random = random;
        this.pause = new PauseLayer(clock);
        this.budget = new RetryBudget(settings.resilience().retryBudgetPercent(), SAVED_RETRIES);
        budget.bind(registry);
        this.callsPerSecond = settings.resilience().callsPerSecond();
    }

    /**
     * A guard in its resting state.
     *
     * @param endpoint before which it stands
     */
    public ResilientCall resilientCall(PlatformEndpoint endpoint) {
        var metrics = new CallMetrics(endpoint, registry);
        var breaker = breaker(endpoint);
        metrics.show(breaker);
        var limits = settings.limits();
        var deadline = endpoint == PlatformEndpoint.UPLOAD ? limits.upload() : limits.call();
        var limiter = new LimiterLayer(limiter(endpoint), new WaitQueue(timers, deadline, metrics.waits()), timers);
        limiters.put(endpoint, limiter);
        return new ResilientCall(
                metrics,
                List.of(
                        new RetryLayer(retry(endpoint), budget, timers, metrics.retries()),
                        new BulkheadLayer(
                                endpoint,
                                bulkhead(endpoint),
                                new WaitQueue(timers, deadline, metrics.waits()),
                                limits.waiting()),
                        limiter,
                        pause,
                        new BreakerLayer(endpoint, breaker),
                        new DeadlineLayer(endpoint, deadline, timers)));
    }

    /**
     * Changes how many calls each endpoint is sent at most. Any thread.
     *
     * @param limit in calls per second, at least 1
     */
    public void limit(int limit) {
        timers.context().runOnContext(now -> {
            if (limit != callsPerSecond) {
                callsPerSecond = limit;
                limiters.forEach((endpoint, layer) -> layer.replace(limiter(endpoint)));
            }
        });
    }

    /**
     * Half-open needs no time limit, and no timer of the library's own: each probe ends by its deadline. Slowness is no
     * failure, as it is by default from 60 s on: a large upload may take its time.
     */
    CircuitBreaker breaker(PlatformEndpoint endpoint) {
        var resilience = settings.resilience();
        return CircuitBreaker.of(
                endpoint.label(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(resilience.breakerWindow())
                        .minimumNumberOfCalls(resilience.breakerWindow())
                        .failureRateThreshold(resilience.breakerFailurePercent())
                        .waitDurationInOpenState(resilience.breakerOpen())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .slowCallDurationThreshold(NEVER)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
    }

    /** By default a whole second's calls might go out in its first millisecond; here they go out a few at a time. */
    RateLimiter limiter(PlatformEndpoint endpoint) {
        var atATime = Math.max(1, callsPerSecond / 20);
        return RateLimiter.of(
                endpoint.label(),
                RateLimiterConfig.custom()
                        .limitForPeriod(atATime)
                        .limitRefreshPeriod(
                                Duration.ofSeconds(1).multipliedBy(atATime).dividedBy(callsPerSecond))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    Bulkhead bulkhead(PlatformEndpoint endpoint) {
        return Bulkhead.of(
                endpoint.label(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.limits().connections())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    Retry retry(PlatformEndpoint endpoint) {
        return Retry.of(
                endpoint.label(),
                RetryConfig.custom()
                        .maxAttempts(
                                endpoint.repeatable() ? settings.resilience().retries() + 1 : 1)
                        .intervalFunction(this::fullJitter)
                        .retryOnException(ResiliencePolicies::mayPass)
                        .build());
    }

    /** What was no fault of the Platform is a mistake of ours, and would only be made again. */
    private static boolean mayPass(Throwable failure) {
        return failure instanceof PlatformException && CallOutcome.of(failure) == CallOutcome.TROUBLE;
    }

    private Long fullJitter(int attempt) {
        var bound = settings.resilience().retryDelay().toMillis() * Math.pow(2, attempt - 1.0);
        return 1 + (long) (random.nextDouble() * bound);
    }
}
