package dev.ferry.adapters.rest.body;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Counts how long a client has kept us waiting for its body, and ends it when that is too long. While it is we who do
 * not want more, no time passes. On the connection's context only.
 */
final class BodyTimeout {

    private static final long NOT_WAITING = -1;

    private final Vertx vertx;
    private final BodyBounds bounds;
    private final Runnable lost;
    private Duration waited = Duration.ZERO;
    private long since;
    private long timer = NOT_WAITING;

    BodyTimeout(Vertx vertx, BodyBounds bounds, Runnable lost) {
        this.vertx = vertx;
        this.bounds = bounds;
        this.lost = lost;
    }

    /** We want more; so many bytes have come. */
    void begin(long bytes) {
        if (timer == NOT_WAITING) {
            since = System.nanoTime();
            var left = bounds.mayKeepWaiting(bytes).minus(waited).toMillis();
            timer = vertx.setTimer(Math.max(1, left), late -> lost.run());
        }
    }

    /** Something has come, or nothing more is wanted. */
    void end() {
        if (timer != NOT_WAITING) {
            waited = waited.plusNanos(System.nanoTime() - since);
            vertx.cancelTimer(timer);
            timer = NOT_WAITING;
        }
    }
}
