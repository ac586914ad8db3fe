package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.WaitQueue;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.ratelimit.AccountPause;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Builds the {@link ResilientCall} of each endpoint from the settings, with Resilience4j's state machines. */
public final class ResiliencePolicies {

    private static final Duration NEVER = Duration.ofDays(365);
    private static final int MAX_SAVED_RETRIES = 10;

    private final ContextTimers timers;
    private final CallLimits limits;
    private final ResilienceSettings settings;
    private final MeterRegistry registry;
    private final RandomGenerator random;
    private final PauseLayer pause;
    private final RetryBudget budget;
    private final Map<PlatformEndpoint, LimiterLayer> limiters = new EnumMap<>(PlatformEndpoint.class);
    private int callsPerSecond;

    /**
     * Creates the retry budget, which all endpoints of an account share as they share the pause.
     *
     * @param pause the account's pause
     */
    public ResiliencePolicies(
            ContextTimers timers,
            CallLimits limits,
            ResilienceSettings settings,
            MeterRegistry registry,
            AccountPause pause,
            RandomGenerator random) {
        this.timers = timers;
        this.limits = limits;
        this.settings = settings;
        this.registry = registry;
        this.random = random;
        this.pause = new PauseLayer(pause);
        this.budget = new RetryBudget(settings.retryBudgetPercent(), MAX_SAVED_RETRIES);
        budget.bind(registry);
        this.callsPerSecond = settings.callsPerSecond();
    }

    /** Creates the layers of an endpoint, with a closed breaker. */
    public ResilientCall resilientCall(PlatformEndpoint endpoint) {
        var metrics = new CallMetrics(endpoint, registry);
        var breaker = breaker(endpoint);
        metrics.registerState(breaker);
        var deadline = endpoint == PlatformEndpoint.UPLOAD ? limits.upload() : limits.call();
        var limiter = new LimiterLayer(limiter(endpoint), new WaitQueue(timers, deadline, metrics.waitTimer()), timers);
        limiters.put(endpoint, limiter);
        return new ResilientCall(
                metrics,
                List.of(
                        new RetryLayer(retry(endpoint), budget, timers, metrics.retryCounter()),
                        new BulkheadLayer(
                                endpoint,
                                bulkhead(endpoint),
                                new WaitQueue(timers, deadline, metrics.waitTimer()),
                                limits.waiting()),
                        limiter,
                        pause,
                        new BreakerLayer(endpoint, breaker),
                        new DeadlineLayer(endpoint, deadline, timers)));
    }

    ContextTimers timers() {
        return timers;
    }

    /**
     * Changes the rate limit of each endpoint. Any thread.
     *
     * @param limit in calls per second, at least 1
     */
    public void limit(int limit) {
        timers.context().runOnContext(ignored -> {
            if (limit != callsPerSecond) {
                callsPerSecond = limit;
                limiters.forEach((endpoint, layer) -> layer.replace(limiter(endpoint)));
            }
        });
    }

    /**
     * Creates a breaker. Half-open needs no time limit and no timer of the library: each probe ends by its deadline.
     * Slow calls do not count as failures, unlike the library's default from 60 s on: a large upload may be slow.
     */
    CircuitBreaker breaker(PlatformEndpoint endpoint) {
        return CircuitBreaker.of(
                endpoint.label(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.breakerWindow())
                        .minimumNumberOfCalls(settings.breakerWindow())
                        .failureRateThreshold(settings.breakerFailurePercent())
                        .waitDurationInOpenState(settings.breakerOpen())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .slowCallDurationThreshold(NEVER)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
    }

    /** Creates a limiter that spreads a second's calls; the default allows all of them in its first millisecond. */
    RateLimiter limiter(PlatformEndpoint endpoint) {
        var callsPerPeriod = Math.max(1, callsPerSecond / 20);
        return RateLimiter.of(
                endpoint.label(),
                RateLimiterConfig.custom()
                        .limitForPeriod(callsPerPeriod)
                        .limitRefreshPeriod(Duration.ofSeconds(1)
                                .multipliedBy(callsPerPeriod)
                                .dividedBy(callsPerSecond))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    Bulkhead bulkhead(PlatformEndpoint endpoint) {
        return Bulkhead.of(
                endpoint.label(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.connections())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    Retry retry(PlatformEndpoint endpoint) {
        return Retry.of(
                endpoint.label(),
                RetryConfig.custom()
                        .maxAttempts(endpoint.isRepeatable() ? settings.retries() + 1 : 1)
                        .intervalFunction(this::fullJitter)
                        .retryOnException(ResiliencePolicies::isTransient)
                        .build());
    }

    /** Whether a retry may help. Other exceptions are defects of this program, which would only occur again. */
    private static boolean isTransient(Throwable failure) {
        return failure instanceof PlatformException && CallOutcome.of(failure) == CallOutcome.UNHEALTHY;
    }

    private Long fullJitter(int attempt) {
        var bound = settings.retryDelay().toMillis() * Math.pow(2, attempt - 1.0);
        return 1 + (long) (random.nextDouble() * bound);
    }
}
