package dev.ferry.adapters.http.call;

import io.vertx.core.Future;

/** Something that stands around a call, such as a circuit breaker. */
public interface Layer {

    /**
     * Makes a call, or does not.
     *
     * @param call what is inside
     * @param cancellation tells when nobody waits for it any more
     * @param <T> what it brings
     * @return ends exactly once, on the context
     */
    <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation);

    /**
     * Puts itself around a call.
     *
     * @param call what is inside
     * @param <T> what it brings
     * @return a call like any other
     */
    default <T> PlatformCall<T> around(PlatformCall<T> call) {
        return cancellation -> run(call, cancellation);
    }
}
