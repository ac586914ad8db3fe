package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.Layer;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.WaitQueue;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of calls to an endpoint; further calls wait. A permission is acquired when it is used, and never
 * reserved for a call that may be cancelled before then. One timer serves the whole queue.
 */
final class LimiterLayer implements Layer {

    private final WaitQueue queue;
    private final ContextTimers timers;
    private RateLimiter limiter;
    private ContextTimers.@Nullable Timer timer;

    /** Requires a limiter that does not wait itself. */
    LimiterLayer(RateLimiter limiter, WaitQueue queue, ContextTimers timers) {
        this.limiter = limiter;
        this.queue = queue;
        this.timers = timers;
    }

    /** Replaces the limiter, also for calls that already wait. */
    void replace(RateLimiter replacement) {
        limiter = replacement;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        if (queue.length() == 0 && acquirePermission()) {
            return call.start(cancellation);
        }
        var turn = queue.join(cancellation);
        updateTimer();
        return turn.onFailure(failure -> updateTimer()).compose(admitted -> call.start(cancellation));
    }

    private boolean acquirePermission() {
        return limiter.reservePermission() == 0;
    }

    private void admitWaiting() {
        timer = null;
        while (queue.length() > 0 && acquirePermission()) {
            queue.admitFirst();
        }
        updateTimer();
    }

    /** Starts the timer when calls wait, and cancels it when none does. */
    private void updateTimer() {
        if (queue.length() == 0 && timer != null) {
            timer.cancel();
            timer = null;
        } else if (queue.length() > 0 && timer == null) {
            var period = limiter.getRateLimiterConfig().getLimitRefreshPeriod();
            timer = timers.schedule(period.dividedBy(5), this::admitWaiting);
        }
    }
}
