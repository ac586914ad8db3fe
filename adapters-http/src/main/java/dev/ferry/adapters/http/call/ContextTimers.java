package dev.ferry.adapters.http.call;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/** The timers of one context. Counts the pending ones, so that tests can find a leaked timer. */
public final class ContextTimers {

    private final Context context;
    private int pending;

    /** Creates timers that fire on the given context. */
    public ContextTimers(Context context) {
        this.context = context;
    }

    /** A task that runs later unless it is cancelled. */
    public final class Timer {
        private final long id;
        private boolean ended;

        private Timer(Duration delay, Runnable task) {
            pending++;
            id = context.owner().setTimer(Math.max(1, delay.toMillis()), fired -> {
                end();
                task.run();
            });
        }

        /** Cancels the task. Idempotent. */
        public void cancel() {
            if (!ended) {
                end();
                context.owner().cancelTimer(id);
            }
        }

        private void end() {
            ended = true;
            pending--;
        }
    }

    /**
     * Runs a task later, on the context. Call it on the context only.
     *
     * @param delay raised to one millisecond if shorter
     */
    public Timer schedule(Duration delay, Runnable task) {
        return new Timer(delay, task);
    }

    /**
     * Waits for a time. On the context only.
     *
     * @param cancellation ends the wait at once
     * @return completes when the time has passed; fails with a {@link CallCancelledException} when cancelled
     */
    public Future<Void> pause(Duration delay, Cancellation cancellation) {
        Promise<Void> ended = Promise.promise();
        var timer = schedule(delay, ended::complete);
        return cancellation.untilCancelled(ended.future()).onComplete(result -> timer.cancel());
    }

    /** The context on which the timers fire. */
    public Context context() {
        return context;
    }

    /** The number of timers that have neither fired nor been cancelled. On the context only. */
    public int pending() {
        return pending;
    }
}
