package dev.ferry.adapters.http.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Objects;

/** A call to the Platform, which may be made several times. */
@FunctionalInterface
public interface PlatformCall<T> {

    /** Makes the call once. On the context only. */
    Future<T> invoke(Cancellation cancellation);

    /**
     * Makes the call once, unless it is already cancelled. If the call throws, even an {@link Error}, or returns null,
     * the future fails.
     *
     * @return the call's result; fails with a {@link CallCancelledException} when the call was not made
     */
    default Future<T> start(Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return cancellation.untilCancelled(Promise.<T>promise().future());
        }
        try {
            return Objects.requireNonNull(invoke(cancellation), "the call returned no future");
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }
}
