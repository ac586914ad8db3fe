package dev.ferry.adapters.http.call;

import io.vertx.core.Future;

/** Wraps a call with one policy, such as a circuit breaker. */
public interface Layer {

    /**
     * Runs a call, or fails without running it.
     *
     * @return completes exactly once, on the context
     */
    <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation);

    /** Returns a call that runs the given call through this layer. */
    default <T> PlatformCall<T> wrap(PlatformCall<T> call) {
        return cancellation -> run(call, cancellation);
    }
}
