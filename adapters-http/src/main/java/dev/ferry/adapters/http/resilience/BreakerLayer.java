package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;

/**
 * Sends nothing to an endpoint that keeps failing. Releases each permission exactly once, and only in the period in
 * which it was acquired: a call from before the breaker opened says nothing about the endpoint that is now probed.
 */
final class BreakerLayer implements Layer {

    private static final Logger LOG = System.getLogger(BreakerLayer.class.getName());

    /** The retry delay while probes run, whose duration is unknown. */
    private static final Duration PROBE_RETRY_AFTER = Duration.ofSeconds(1);

    private final PlatformEndpoint endpoint;
    private final CircuitBreaker breaker;
    private int period;
    private long periodStart;

    BreakerLayer(PlatformEndpoint endpoint, CircuitBreaker breaker) {
        this.endpoint = endpoint;
        this.breaker = breaker;
        breaker.getEventPublisher().onStateTransition(changed -> {
            period++;
            periodStart = breaker.getCurrentTimestamp();
            logState(changed.getStateTransition().getToState());
        });
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        if (!breaker.tryAcquirePermission()) {
            return Future.failedFuture(new PlatformException(new HeldBack(
                    "the circuit breaker of the " + endpoint.label()
                            + " endpoint is open after repeated failures; nothing was sent",
                    retryAfter())));
        }
        var start = breaker.getCurrentTimestamp();
        var startPeriod = period;
        return call.start(cancellation).onComplete(result -> {
            if (period == startPeriod) {
                recordOutcome(
                        cancellation.isCancelled() ? CallOutcome.UNKNOWN : CallOutcome.of(result.cause()),
                        start,
                        result.cause());
            }
        });
    }

    private void logState(State state) {
        LOG.log(
                state == State.OPEN ? Level.WARNING : Level.INFO,
                "the circuit breaker of the {0} endpoint is {1}",
                endpoint.label(),
                state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void recordOutcome(CallOutcome outcome, long start, Throwable failure) {
        var elapsed = breaker.getCurrentTimestamp() - start;
        switch (outcome) {
            case HEALTHY -> breaker.onSuccess(elapsed, breaker.getTimestampUnit());
            case UNHEALTHY -> breaker.onError(elapsed, breaker.getTimestampUnit(), failure);
            case UNKNOWN -> breaker.releasePermission();
        }
    }

    /** How long the breaker will refuse further calls. */
    private Duration retryAfter() {
        if (breaker.getState() == State.HALF_OPEN) {
            return PROBE_RETRY_AFTER;
        }
        var open = breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1);
        var elapsed = breaker.getTimestampUnit().toMillis(breaker.getCurrentTimestamp() - periodStart);
        return Duration.ofMillis(Math.max(1, open - elapsed));
    }
}
