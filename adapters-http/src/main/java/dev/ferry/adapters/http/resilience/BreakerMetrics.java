package dev.ferry.adapters.http.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;

/** Shows in which state a breaker is: one gauge a state, 1 for the one it is in. */
final class BreakerMetrics {

    private static final List<CircuitBreaker.State> STATES =
            List.of(CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

    private BreakerMetrics() {}

    static void bind(CircuitBreaker breaker, Endpoint endpoint, MeterRegistry registry) {
        for (var state : STATES) {
            Gauge.builder("ferry.platform.breaker.state", breaker, one -> one.getState() == state ? 1 : 0)
                    .description("The state of an endpoint's circuit breaker, 1 for the state it is in")
                    .tag("endpoint", endpoint.label())
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
