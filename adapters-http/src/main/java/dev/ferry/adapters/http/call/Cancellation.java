package dev.ferry.adapters.http.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever works on a call that nobody waits for it any more. It happens at most once; who registers too late is
 * told at once. On the context only.
 */
public final class Cancellation {

    private final Set<Registration> registrations = new LinkedHashSet<>();
    private @Nullable String why;

    /** What is to be done when the call is given up. */
    public final class Registration {
        private final Consumer<String> action;

        private Registration(Consumer<String> action) {
            this.action = action;
        }

        /** Is not to be done any more. Idempotent. */
        public void revoke() {
            registrations.remove(this);
        }
    }

    /** For one call, which is not given up yet. */
    public Cancellation() {}

    /**
     * Gives the call up.
     *
     * @param because completes "there was no answer …", such as {@code within 300 ms}
     */
    public void cancel(String because) {
        if (why != null) {
            return;
        }
        why = because;
        var told = List.copyOf(registrations);
        registrations.clear();
        told.forEach(registration -> registration.action.accept(because));
    }

    /** Whether the call was given up. */
    public boolean cancelled() {
        return why != null;
    }

    /**
     * Does something when the call is given up, or now when it was already.
     *
     * @param action is told why
     * @return to be revoked when there is nothing left to give up
     */
    public Registration onCancel(Consumer<String> action) {
        var registration = new Registration(action);
        if (why != null) {
            action.accept(why);
        } else {
            registrations.add(registration);
        }
        return registration;
    }

    /**
     * Waits for something as long as the call is not given up. What is waited for goes on, as others may want it.
     *
     * @return the same; fails with a {@link CallCancelledException} at once when the call is given up
     */
    public <T> Future<T> orGivenUp(Future<T> awaited) {
        if (awaited.isComplete() && why == null) {
            return awaited;
        }
        Promise<T> either = Promise.promise();
        var registration = onCancel(because -> either.tryFail(new CallCancelledException(because)));
        awaited.onComplete(done -> {
            registration.revoke();
            if (done.succeeded()) {
                either.tryComplete(done.result());
            } else {
                either.tryFail(done.cause());
            }
        });
        return either.future();
    }
}
