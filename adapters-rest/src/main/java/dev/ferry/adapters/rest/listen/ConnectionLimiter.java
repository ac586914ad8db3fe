package dev.ferry.adapters.rest.listen;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the number of open connections, and the time that a client may take to send a request's head. Other limits
 * apply to the body.
 */
public final class ConnectionLimiter implements Handler<RoutingContext> {

    private static final Logger LOG = System.getLogger(ConnectionLimiter.class.getName());

    /** The longest wait for the first head of a connection. */
    private static final Duration FIRST_HEAD_TIMEOUT = Duration.ofSeconds(10);

    /** Replaces the timer's id while the server handles a request. */
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final int maxConnections;
    private final Duration firstTimeout;
    private final Duration nextTimeout;

    /** The id of each open connection's timer. */
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    private volatile boolean full;

    /**
     * Creates a limiter without connections.
     *
     * @param maxConnections the maximum number of open connections
     * @param idle the longest time from the end of a response to the complete head of the next request; the first head
     *     of a connection has at most 10 seconds
     */
    public ConnectionLimiter(Vertx vertx, int maxConnections, Duration idle) {
        this.vertx = vertx;
        this.maxConnections = maxConnections;
        this.firstTimeout = idle.compareTo(FIRST_HEAD_TIMEOUT) < 0 ? idle : FIRST_HEAD_TIMEOUT;
        this.nextTimeout = idle;
    }

    /** Starts the timer of a new connection, or closes the connection when the limit is reached. */
    public void accept(HttpConnection connection) {
        if (timers.size() >= maxConnections) {
            logLimitReached();
            connection.close();
            return;
        }
        full = false;
        timers.put(connection, timer(connection, firstTimeout));
        connection.closeHandler(closed -> {
            var timer = timers.remove(connection);
            if (timer != null) {
                vertx.cancelTimer(timer);
            }
        });
    }

    /** Stops the timer of a connection whose head has arrived, and starts it again after the response. */
    @Override
    public void handle(RoutingContext routing) {
        var connection = routing.request().connection();
        timers.computeIfPresent(connection, (key, timer) -> {
            vertx.cancelTimer(timer);
            return NO_TIMER;
        });
        routing.addEndHandler(
                end -> timers.computeIfPresent(connection, (key, none) -> timer(connection, nextTimeout)));
        routing.next();
    }

    private long timer(HttpConnection connection, Duration timeout) {
        return vertx.setTimer(timeout.toMillis(), id -> connection.close());
    }

    /** Logs once each time the limit is reached. */
    private synchronized void logLimitReached() {
        if (!full) {
            full = true;
            LOG.log(
                    Level.WARNING,
                    "all " + maxConnections
                            + " connections are in use; new ones are closed (FERRY_SERVICE_MAX_CONNECTIONS)");
        }
    }
}
