package dev.ferry.adapters.rest.body;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Measures how long the server has waited for a client to send its body, and ends the body when the wait is too long.
 * Time in which the server does not read does not count. For use on the connection's context only.
 */
final class BodyTimeout {

    private static final long NOT_WAITING = -1;

    private final Vertx vertx;
    private final BodyBounds bounds;
    private final Runnable onTimeout;
    private Duration waited = Duration.ZERO;
    private long startedAt;
    private long timer = NOT_WAITING;

    BodyTimeout(Vertx vertx, BodyBounds bounds, Runnable onTimeout) {
        this.vertx = vertx;
        this.bounds = bounds;
        this.onTimeout = onTimeout;
    }

    /** Starts to wait for more of a body of which {@code bytes} bytes have arrived; no effect while waiting. */
    void start(long bytes) {
        if (timer == NOT_WAITING) {
            startedAt = System.nanoTime();
            var left = bounds.maxWait(bytes).minus(waited).toMillis();
            timer = vertx.setTimer(Math.max(1, left), id -> onTimeout.run());
        }
    }

    /** Stops waiting; no effect while not waiting. */
    void stop() {
        if (timer != NOT_WAITING) {
            waited = waited.plusNanos(System.nanoTime() - startedAt);
            vertx.cancelTimer(timer);
            timer = NOT_WAITING;
        }
    }
}
