package dev.ferry.adapters.http.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the layers that work on a call when its caller cancels it. A call is cancelled at most once; an action that
 * is registered later runs at once. On the context only.
 */
public final class Cancellation {

    private final Set<Registration> registrations = new LinkedHashSet<>();
    private @Nullable String reason;

    /** An action that runs when the call is cancelled. */
    public final class Registration {
        private final Consumer<String> action;

        private Registration(Consumer<String> action) {
            this.action = action;
        }

        /** Removes the action, so that it no longer runs. Idempotent. */
        public void revoke() {
            registrations.remove(this);
        }
    }

    /** Creates the cancellation of one call. */
    public Cancellation() {}

    /**
     * Cancels the call.
     *
     * @param reason completes the sentences "there was no answer …" and "nothing was sent …", such as {@code within 300
     *     ms}
     */
    public void cancel(String reason) {
        if (this.reason != null) {
            return;
        }
        this.reason = reason;
        var toNotify = List.copyOf(registrations);
        registrations.clear();
        toNotify.forEach(registration -> registration.action.accept(reason));
    }

    /** Whether the call was cancelled. */
    public boolean isCancelled() {
        return reason != null;
    }

    /**
     * Runs an action when the call is cancelled, or at once if it is cancelled already.
     *
     * @param action receives the reason
     * @return revoke it when nothing is left to cancel
     */
    public Registration onCancel(Consumer<String> action) {
        var registration = new Registration(action);
        if (reason != null) {
            action.accept(reason);
        } else {
            registrations.add(registration);
        }
        return registration;
    }

    /**
     * Waits for a future until the call is cancelled. Does not cancel the future itself, which other calls may share.
     *
     * @return the future's result; fails at once with a {@link CallCancelledException} when the call is cancelled
     */
    public <T> Future<T> untilCancelled(Future<T> awaited) {
        if (awaited.isComplete() && reason == null) {
            return awaited;
        }
        Promise<T> either = Promise.promise();
        var registration = onCancel(reason -> either.tryFail(new CallCancelledException(reason)));
        awaited.onComplete(result -> {
            registration.revoke();
            if (result.succeeded()) {
                either.tryComplete(result.result());
            } else {
                either.tryFail(result.cause());
            }
        });
        return either.future();
    }
}
