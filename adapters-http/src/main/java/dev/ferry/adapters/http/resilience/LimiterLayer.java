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
 * Sends so many calls a second; the others wait in line. A permission is taken at the moment it is used, never reserved
 * for somebody who may have gone by then, and one timer serves the whole line.
 */
final class LimiterLayer implements Layer {

    private final WaitQueue line;
    private final ContextTimers timers;
    private RateLimiter limiter;
    private ContextTimers.@Nullable Timer next;

    /** The limiter must not wait itself. */
    LimiterLayer(RateLimiter limiter, WaitQueue line, ContextTimers timers) {
        this.limiter = limiter;
        this.line = line;
        this.timers = timers;
    }

    /** Whoever waits goes by the new one from now on. */
    void replace(RateLimiter other) {
        limiter = other;
    }

    @Override
    public <T> Future<T> run(PlatformCall<T> call, Cancellation cancellation) {
        if (line.length() == 0 && permitted()) {
            return call.start(cancellation);
        }
        var turn = line.join(cancellation);
        rewind();
        return turn.onFailure(left -> rewind()).compose(called -> call.start(cancellation));
    }

    private boolean permitted() {
        return limiter.reservePermission() == 0;
    }

    private void serve() {
        next = null;
        while (line.length() > 0 && permitted()) {
            line.callFirst();
        }
        rewind();
    }

    /** The timer runs exactly as long as somebody waits. */
    private void rewind() {
        if (line.length() == 0 && next != null) {
            next.cancel();
            next = null;
        } else if (line.length() > 0 && next == null) {
            var period = limiter.getRateLimiterConfig().getLimitRefreshPeriod();
            next = timers.after(period.dividedBy(5), this::serve);
        }
    }
}
