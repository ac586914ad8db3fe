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
 * Where the layers end and foreign work begins. Whatever that work does, what leaves here ends exactly once, on the
 * context, and in time. When time is up, or the caller gives up, the work is told first, so that it can say what became
 * of it; if it does not, the worst is assumed.
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
        Consumer<String> giveUp = why -> {
            work.cancel(why);
            outcome.tryFail(new PlatformException(endpoint.unanswered(why)));
        };
        var registration = caller.onCancel(giveUp);
        var timer = timers.after(limit, () -> giveUp.accept("within " + limit.toMillis() + " ms"));
        call.start(work)
                .onComplete(done -> onContext(() -> {
                    if (done.succeeded()) {
                        outcome.tryComplete(done.result());
                    } else {
                        outcome.tryFail(done.cause());
                    }
                }));
        return outcome.future().onComplete(settled -> {
            timer.cancel();
            registration.revoke();
        });
    }

    private void onContext(Runnable task) {
        if (timers.context().equals(Vertx.currentContext())) {
            task.run();
        } else {
            timers.context().runOnContext(go -> task.run());
        }
    }
}
