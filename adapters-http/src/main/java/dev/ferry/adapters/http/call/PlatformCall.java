package dev.ferry.adapters.http.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Objects;

/** Something to be asked of the Platform, once for each time it is begun. */
@FunctionalInterface
public interface PlatformCall<T> {

    /** Begins it. On the context only. */
    Future<T> begin(Cancellation cancellation);

    /**
     * Begins it, unless it was given up before. Whatever it throws, an {@link Error} too, and a future that is missing,
     * become a failure like any other.
     *
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
