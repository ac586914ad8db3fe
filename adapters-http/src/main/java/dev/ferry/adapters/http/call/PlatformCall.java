package dev.ferry.adapters.http.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Objects;

/**
 * Something to be asked of the Platform, once for each time it is begun.
 *
 * @param <T> what it brings
 */
@FunctionalInterface
public interface PlatformCall<T> {

    /**
     * Begins it. On the context only.
     *
     * @param cancellation tells when nobody waits for it any more
     * @return what it brings
     */
    Future<T> begin(Cancellation cancellation);

    /**
     * Begins it, unless it was given up before. Whatever it throws, an {@link Error} too, and a future that is missing,
     * become a failure like any other.
     *
     * @param cancellation tells when nobody waits for it any more
     * @return what it brings; fails with a {@link CallCancelledException} when it was not begun
     */
    default Future<T> start(Cancellation cancellation) {
        if (cancellation.cancelled()) {
            return cancellation.orGivenUp(Promise.<T>promise().future());
        }
        try {
            return Objects.requireNonNull(begin(cancellation), "the call brought no future");
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }
}
