package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.port.driven.PlatformException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The innermost layer, which limits the time of a call. The returned future completes exactly once, on the context and
 * in time, even if the call never completes. At the deadline, or when the caller cancels, this layer first cancels the
 * call, which can then report whether anything was sent. If the call does not, the layer assumes the worst.
 */
final class DeadlineLayer implements Layer {

    private final PlatformEndpoint endpoint;
    private final Duration limit;
    private final ContextTimers timers;

    DeadlineLayer(PlatformEndpoint endpoint, Duration limit, ContextTimers timers) {
        this.endpoint = endpoint;
        this.limit = limit;
        this.timers = timers;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation caller) {
        Promise<T> outcome = Promise.promise();
        var work = new Cancellation();
        Consumer<String> cancel = reason -> {
            work.cancel(reason);
            outcome.tryFail(new PlatformException(endpoint.unanswered(reason)));
        };
        var registration = caller.onCancel(cancel);
        var timer = timers.schedule(limit, () -> cancel.accept("within " + limit.toMillis() + " ms"));
        call.start(work)
                .onComplete(result -> onContext(() -> {
                    if (result.succeeded()) {
                        outcome.tryComplete(result.result());
                    } else {
                        outcome.tryFail(result.cause());
                    }
                }));
        return outcome.future().onComplete(result -> {
            timer.cancel();
            registration.revoke();
        });
    }

    private void onContext(Runnable task) {
        if (timers.context().equals(Vertx.currentContext())) {
            task.run();
        } else {
            timers.context().runOnContext(ignored -> task.run());
        }
    }
}
