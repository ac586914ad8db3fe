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

/** Makes a call that failed again, after a pause with full jitter, as often as its policy and the budget allow. */
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

    private <T> Future<T> attempt(PlatformCall<T> call, Cancellation cancellation, Retry.AsyncContext<T> tries) {
        return call.start(cancellation)
                .onComplete(done -> learn(done.cause()))
                .onSuccess(value -> wentWell(tries))
                .recover(failure -> {
                    var wait = tries.onError(failure);
                    return wait > 0 && !cancellation.cancelled() && budget.spend()
                            ? again(Duration.ofMillis(wait), call, cancellation, tries)
                            : Future.failedFuture(failure);
                });
    }

    private <T> Future<T> again(
            Duration wait, PlatformCall<T> call, Cancellation cancellation, Retry.AsyncContext<T> tries) {
        retries.increment();
        return timers.pause(wait, cancellation).compose(go -> attempt(call, cancellation, tries));
    }

    /** The call went well, whatever listens to that. */
    private static void wentWell(Retry.AsyncContext<?> tries) {
        try {
            tries.onComplete();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "something that only watches retries has failed", e);
        }
    }

    private void learn(@Nullable Throwable failure) {
        if (CallOutcome.of(failure) == CallOutcome.WELL) {
            budget.earn();
        }
    }
}
