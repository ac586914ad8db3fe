package dev.ferry.adapters.http.call;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/** All that is to happen later on one context. It knows how much that is, so that nothing is forgotten. */
public final class ContextTimers {

    private final Context context;
    private int pending;

    /**
     * No timers yet.
     *
     * @param context where they all fire
     */
    public ContextTimers(Context context) {
        this.context = context;
    }

    /** Something that happens later, unless it is cancelled. */
    public final class Timer {
        private final long id;
        private boolean over;

        private Timer(Duration delay, Runnable task) {
            pending++;
            id = context.owner().setTimer(Math.max(1, delay.toMillis()), due -> {
                end();
                task.run();
            });
        }

        /** Keeps it from happening. Idempotent. */
        public void cancel() {
            if (!over) {
                end();
                context.owner().cancelTimer(id);
            }
        }

        private void end() {
            over = true;
            pending--;
        }
    }

    /**
     * Does something later. On the context only.
     *
     * @param delay how much later, at least a millisecond
     * @param task what to do, on the context
     * @return to be cancelled when it is not to happen any more
     */
    public Timer after(Duration delay, Runnable task) {
        return new Timer(delay, task);
    }

    /**
     * Waits. On the context only.
     *
     * @param cancellation ends the wait at once
     * @return completes when it is over; fails with a {@link CallCancelledException}
     */
    public Future<Void> pause(Duration delay, Cancellation cancellation) {
        Promise<Void> over = Promise.promise();
        var timer = after(delay, over::complete);
        return cancellation.orGivenUp(over.future()).onComplete(done -> timer.cancel());
    }

    /** The context of all this. */
    public Context context() {
        return context;
    }

    /**
     * How much is still to happen. On the context only.
     *
     * @return the number of timers that have neither fired nor been cancelled
     */
    public int pending() {
        return pending;
    }
}
