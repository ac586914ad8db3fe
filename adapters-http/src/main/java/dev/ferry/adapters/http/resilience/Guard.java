package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one endpoint: metered( retrying( limited( circuit-broken( call )))). A call fails with a
 * {@link PlatformException} and always ends, as it has a deadline of its own. On the Platform's context only.
 */
public final class Guard {

    private final Endpoint endpoint;
    private final Vertx vertx;
    private final CircuitBreaker breaker;
    private final RateLimiter limiter;
    private final Retry retry;
    private final MeterRegistry registry;
    private final CallMetrics metrics;

    /**
     * A guard in its resting state.
     *
     * @param endpoint before which it stands
     * @param vertx for waits
     * @param settings how it deals with trouble
     * @param deadline by which every call has ended
     * @param registry where its meters go
     * @param random where jitter comes from
     */
    public Guard(
            Endpoint endpoint,
            Vertx vertx,
            ResilienceSettings settings,
            Duration deadline,
            MeterRegistry registry,
            RandomGenerator random) {
        this.endpoint = endpoint;
        this.vertx = vertx;
        this.registry = registry;
        this.metrics = new CallMetrics(endpoint, registry);
        var policies = new Policies(settings, deadline, random);
        this.breaker = policies.breaker(endpoint);
        this.limiter = policies.limiter(endpoint);
        this.retry = policies.retry(endpoint);
        BreakerMetrics.bind(breaker, endpoint, registry);
    }

    /**
     * Makes a call, once or, where the endpoint is harmless, a few times.
     *
     * @param call starts the exchange; called anew for each try
     * @param <T> what it brings
     * @return what the last try brought
     */
    public <T> Future<T> call(Supplier<Future<T>> call) {
        var sample = Timer.start(registry);
        return attempt(call, retry.<T>asyncContext())
                .recover(failure -> Future.failedFuture(told(failure)))
                .onComplete(done -> metrics.record(sample, done.succeeded() ? null : done.cause()));
    }

    private <T> Future<T> attempt(Supplier<Future<T>> call, Retry.AsyncContext<T> tries) {
        return limited(() -> broken(call))
                .onSuccess(value -> tries.onComplete())
                .recover(failure -> {
                    var wait = tries.onError(failure);
                    return wait < 1 ? Future.failedFuture(failure) : after(wait).compose(go -> attempt(call, tries));
                });
    }

    private <T> Future<T> limited(Supplier<Future<T>> call) {
        var wait = limiter.reservePermission();
        if (wait < 0) {
            return Future.failedFuture(RequestNotPermitted.createRequestNotPermitted(limiter));
        }
        return wait == 0
                ? call.get()
                : after(TimeUnit.NANOSECONDS.toMillis(wait) + 1).compose(go -> call.get());
    }

    private <T> Future<T> broken(Supplier<Future<T>> call) {
        if (!breaker.tryAcquirePermission()) {
            return Future.failedFuture(CallNotPermittedException.createCallNotPermittedException(breaker));
        }
        var start = breaker.getCurrentTimestamp();
        return started(call).onComplete(done -> settle(done.succeeded() ? null : done.cause(), start));
    }

    /** Within {@code compose}, so that whatever the call throws, an {@link Error} too, is a failure like any other. */
    private static <T> Future<T> started(Supplier<Future<T>> call) {
        return Future.succeededFuture().compose(go -> call.get());
    }

    /** Gives the permission back, exactly once: a complete answer, whatever it says, is no failure of the endpoint. */
    private void settle(@Nullable Throwable failure, long start) {
        var spent = breaker.getCurrentTimestamp() - start;
        var unit = breaker.getTimestampUnit();
        if (failure == null) {
            breaker.onSuccess(spent, unit);
        } else if (!(failure instanceof PlatformException exception)) {
            breaker.onError(spent, unit, failure);
        } else if (exception.fault() instanceof Throttled) {
            breaker.releasePermission();
        } else if (isTrouble(exception.fault())) {
            breaker.onError(spent, unit, failure);
        } else {
            breaker.onSuccess(spent, unit);
        }
    }

    private static boolean isTrouble(PlatformFault fault) {
        return fault instanceof Unavailable || fault instanceof OutcomeUnknown || fault instanceof Malformed;
    }

    /** What stopped a call before it began is told as a fault, but was not asked again and is not the endpoint's. */
    private Throwable told(Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException open ->
                new PlatformException(new Unavailable("the circuit breaker of the " + endpoint.label()
                        + " endpoint is open after repeated failures; nothing was sent"));
            case RequestNotPermitted limited ->
                new PlatformException(new Unavailable(
                        "the limit of calls to the " + endpoint.label() + " endpoint is used up; nothing was sent"));
            default -> failure;
        };
    }

    private Future<Void> after(long millis) {
        return vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty();
    }
}
