package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Repeats a failed call after a delay with full jitter, as often as the policy and the budget allow. */
final class RetryLayer implements Layer {

    private static final Logger LOG = System.getLogger(RetryLayer.class.getName());

    private final Retry retry;
    private final RetryBudget budget;
    private final ContextTimers timers;
    private final Counter retries;

    RetryLayer(Retry retry, RetryBudget budget, ContextTimers timers, Counter retries) {
        this.retry = retry;
        this.budget = budget;
        this.timers = timers;
        this.retries = retries;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        return attempt(call, cancellation, retry.asyncContext());
    }

    private <T> Future<T> attempt(PlatformCall<T> call, Cancellation cancellation, Retry.AsyncContext<T> retryContext) {
        return call.start(cancellation)
                .onComplete(result -> earnBudget(result.cause()))
                .onSuccess(value -> notifySuccess(retryContext))
                .recover(failure -> {
                    var delay = retryContext.onError(failure);
                    return delay > 0 && !cancellation.isCancelled() && budget.spend()
                            ? repeat(Duration.ofMillis(delay), call, cancellation, retryContext)
                            : Future.failedFuture(failure);
                });
    }

    private <T> Future<T> repeat(
            Duration delay, PlatformCall<T> call, Cancellation cancellation, Retry.AsyncContext<T> retryContext) {
        retries.increment();
        return timers.pause(delay, cancellation).compose(ignored -> attempt(call, cancellation, retryContext));
    }

    /** Notifies the listeners of the retry; a listener that throws does not fail the call. */
    private static void notifySuccess(Retry.AsyncContext<?> retryContext) {
        try {
            retryContext.onComplete();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a listener of retries failed", e);
        }
    }

    private void earnBudget(@Nullable Throwable failure) {
        if (CallOutcome.of(failure) == CallOutcome.HEALTHY) {
            budget.earn();
        }
    }
}
