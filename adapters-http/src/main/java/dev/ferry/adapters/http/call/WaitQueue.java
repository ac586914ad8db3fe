package dev.ferry.adapters.http.call;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Calls that wait for their turn, first come, first served. Who gives up steps out, and nothing is kept for them. */
public final class WaitQueue {

    private final Set<Promise<Void>> waiting = new LinkedHashSet<>();
    private final ContextTimers timers;
    private final Duration timeout;
    private final Timer timing;

    /**
     * A line without anybody.
     *
     * @param timing is told how long each has waited
     */
    public WaitQueue(ContextTimers timers, Duration timeout, Timer timing) {
        this.timers = timers;
        this.timeout = timeout;
        this.timing = timing;
    }

    /**
     * Waits at the end.
     *
     * @return completes when it is called; fails with a {@link CallCancelledException}
     */
    public Future<Void> join(Cancellation cancellation) {
        Promise<Void> turn = Promise.promise();
        waiting.add(turn);
        var joined = System.nanoTime();
        var late = timers.after(
                timeout, () -> turn.fail(new CallCancelledException("within " + timeout.toMillis() + " ms")));
        return cancellation.orGivenUp(turn.future()).onComplete(left -> {
            waiting.remove(turn);
            late.cancel();
            timing.record(Duration.ofNanos(System.nanoTime() - joined));
        });
    }

    /** Calls the first, if there is one. Its call begins before this returns. */
    public void callFirst() {
        var all = waiting.iterator();
        if (all.hasNext()) {
            var first = all.next();
            all.remove();
            first.complete();
        }
    }

    /** How many wait. */
    public int length() {
        return waiting.size();
    }
}
