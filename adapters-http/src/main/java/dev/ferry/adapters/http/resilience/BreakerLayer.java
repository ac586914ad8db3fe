package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;

/**
 * Sends nothing to an endpoint that keeps failing. Every permission is given back exactly once, and only to the period
 * in which it was given: what began before the breaker opened says nothing about an endpoint that is being probed.
 */
final class BreakerLayer implements Layer {

    private static final Logger LOG = System.getLogger(BreakerLayer.class.getName());

    /** While probes are out, nobody knows for how long. */
    private static final Duration PROBING = Duration.ofSeconds(1);

    private final PlatformEndpoint endpoint;
    private final CircuitBreaker breaker;
    private int period;
    private long began;

    BreakerLayer(PlatformEndpoint endpoint, CircuitBreaker breaker) {
        this.endpoint = endpoint;
        this.breaker = breaker;
        breaker.getEventPublisher().onStateTransition(changed -> {
            period++;
            began = breaker.getCurrentTimestamp();
            tell(changed.getStateTransition().getToState());
        });
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        if (!breaker.tryAcquirePermission()) {
            return Future.failedFuture(new PlatformException(new Deferred(
                    "the circuit breaker of the " + endpoint.label()
                            + " endpoint is open after repeated failures; nothing was sent",
                    left())));
        }
        var start = breaker.getCurrentTimestamp();
        var given = period;
        return call.start(cancellation).onComplete(done -> {
            if (period == given) {
                settle(
                        cancellation.cancelled() ? CallOutcome.NOTHING : CallOutcome.of(done.cause()),
                        start,
                        done.cause());
            }
        });
    }

    private void tell(State state) {
        LOG.log(
                state == State.OPEN ? Level.WARNING : Level.INFO,
                "the circuit breaker of the {0} endpoint is {1}",
                endpoint.label(),
                state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void settle(CallOutcome verdict, long start, Throwable failure) {
        var spent = breaker.getCurrentTimestamp() - start;
        switch (verdict) {
            case WELL -> breaker.onSuccess(spent, breaker.getTimestampUnit());
            case TROUBLE -> breaker.onError(spent, breaker.getTimestampUnit(), failure);
            case NOTHING -> breaker.releasePermission();
        }
    }

    /** How long it is pointless to ask again. */
    private Duration left() {
        if (breaker.getState() == State.HALF_OPEN) {
            return PROBING;
        }
        var open = breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1);
        var spent = breaker.getTimestampUnit().toMillis(breaker.getCurrentTimestamp() - began);
        return Duration.ofMillis(Math.max(1, open - spent));
    }
}
