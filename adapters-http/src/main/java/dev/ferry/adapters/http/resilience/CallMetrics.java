package dev.ferry.adapters.http.resilience;

import dev.ferry.application.port.driven.PlatformException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meters of one endpoint. All are created at the start, so that no call looks up a meter by its tags. */
final class CallMetrics {

    private static final String OK = "ok";
    private static final List<String> OUTCOMES = List.of(
            OK,
            "unavailable",
            "throttled",
            "held-back",
            "unauthorized",
            "refused",
            "unknown-token",
            "malformed",
            "outcome-unknown");

    private final PlatformEndpoint endpoint;
    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new HashMap<>();

    CallMetrics(PlatformEndpoint endpoint, MeterRegistry registry) {
        this.endpoint = endpoint;
        this.registry = registry;
        for (var outcome : OUTCOMES) {
            timers.put(
                    outcome,
                    Timer.builder("ferry.platform.requests")
                            .description("Calls to the Platform, retries included, by endpoint and outcome")
                            .tag("endpoint", endpoint.label())
                            .tag("outcome", outcome)
                            .register(registry));
        }
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void record(Timer.Sample sample, @Nullable Throwable failure) {
        var outcome = failure == null
                ? OK
                : failure instanceof PlatformException exception
                        ? exception.fault().code()
                        : "unavailable";
        var timer = timers.get(outcome);
        if (timer != null) {
            sample.stop(timer);
        }
    }

    /** Measures how long calls wait at the rate limiter and the bulkhead. */
    Timer waitTimer() {
        return Timer.builder("ferry.platform.wait")
                .description("How long calls waited for their turn, at the rate limiter and at the bulkhead")
                .tag("endpoint", endpoint.label())
                .register(registry);
    }

    Counter retryCounter() {
        return Counter.builder("ferry.platform.retries")
                .description("Calls made again because they failed, within the retry budget")
                .tag("endpoint", endpoint.label())
                .register(registry);
    }

    /** Registers one gauge per state; the gauge of the current state is 1. */
    void registerState(CircuitBreaker breaker) {
        for (var state : List.of(State.CLOSED, State.OPEN, State.HALF_OPEN)) {
            Gauge.builder("ferry.platform.breaker.state", breaker, observed -> observed.getState() == state ? 1 : 0)
                    .description("The state of an endpoint's circuit breaker, 1 for the state it is in")
                    .tag("endpoint", endpoint.label())
                    .tag("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }
}
