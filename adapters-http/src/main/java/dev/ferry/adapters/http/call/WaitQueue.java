package dev.ferry.adapters.http.call;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Calls that wait for their turn, first in, first out. A cancelled call leaves the queue and keeps no place in it. */
public final class WaitQueue {

    private final Set<Promise<Void>> waiting = new LinkedHashSet<>();
    private final ContextTimers timers;
    private final Duration timeout;
    private final Timer waitTimer;

    /**
     * Creates an empty queue.
     *
     * @param timeout the longest wait
     * @param waitTimer records how long each call waited
     */
    public WaitQueue(ContextTimers timers, Duration timeout, Timer waitTimer) {
        this.timers = timers;
        this.timeout = timeout;
        this.waitTimer = waitTimer;
    }

    /**
     * Waits at the end of the queue.
     *
     * @return completes at the call's turn; fails with a {@link CallCancelledException} on cancellation or timeout
     */
    public Future<Void> join(Cancellation cancellation) {
        Promise<Void> turn = Promise.promise();
        waiting.add(turn);
        var joined = System.nanoTime();
        var timeoutTimer = timers.schedule(
                timeout, () -> turn.fail(new CallCancelledException("within " + timeout.toMillis() + " ms")));
        return cancellation.untilCancelled(turn.future()).onComplete(result -> {
            waiting.remove(turn);
            timeoutTimer.cancel();
            waitTimer.record(Duration.ofNanos(System.nanoTime() - joined));
        });
    }

    /** Admits the first waiting call, if there is one. That call starts before this method returns. */
    public void admitFirst() {
        var iterator = waiting.iterator();
        if (iterator.hasNext()) {
            var first = iterator.next();
            iterator.remove();
            first.complete();
        }
    }

    /** The number of waiting calls. */
    public int length() {
        return waiting.size();
    }
}
