package dev.ferry.adapters.http.call;

import io.vertx.core.Future;

/** Something that stands around a call, such as a circuit breaker. */
public interface Layer {

    /**
     * Makes a call, or does not.
     *
     * @return ends exactly once, on the context
     */
    <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation);

    /**
     * Puts itself around a call.
     *
     * @return a call like any other
     */
    default <T> PlatformCall<T> around(PlatformCall<T> call) {
        return cancellation -> run(call, cancellation);
    }
}
