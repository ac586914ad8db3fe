package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.ratelimit.AccountPause;
import io.vertx.core.Future;

/**
 * Applies the account's pause to calls that started before the Platform asked for it, and that waited in a queue or for
 * a retry. Starts the pause as soon as an answer asks for it, before the next waiting call is admitted.
 *
 * @param pause the account's pause, which the core asks before each call
 */
record PauseLayer(AccountPause pause) implements Layer {

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        return pause.refusal()
                .map(Future::<T>failedFuture)
                .orElseGet(() -> call.start(cancellation)
                        .onFailure(failure -> AccountPause.askedBy(failure).ifPresent(pause::pause)));
    }
}
