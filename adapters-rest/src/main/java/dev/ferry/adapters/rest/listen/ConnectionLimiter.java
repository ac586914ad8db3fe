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
 * Where connections wait. There are so many places and no more, and whoever has one must say what it wants in time: a
 * request's head may not come byte by byte for ever. What happens after the head is not the lobby's.
 */
public final class ConnectionLimiter implements Handler<RoutingContext> {

    private static final Logger LOG = System.getLogger(ConnectionLimiter.class.getName());

    /** A client that has just come has something to ask. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    /** Stands in for a timer while a request is under way. */
    private static final long ANSWERING = -1;

    private final Vertx vertx;
    private final int places;
    private final Duration first;
    private final Duration next;

    /** The timer of each connection. */
    private final Map<HttpConnection, Long> waiting = new ConcurrentHashMap<>();

    private volatile boolean full;

    /**
     * Nobody is here yet.
     *
     * @param idle how long a connection may take from the end of one request to the whole head of the next; its first
     *     head must be here sooner
     */
    public ConnectionLimiter(Vertx vertx, int places, Duration idle) {
        this.vertx = vertx;
        this.places = places;
        this.first = idle.compareTo(FIRST) < 0 ? idle : FIRST;
        this.next = idle;
    }

    /**
     * Takes a connection in, or closes it.
     *
     * @param connection as it was made
     */
    public void enter(HttpConnection connection) {
        if (waiting.size() >= places) {
            tellFull();
            connection.close();
            return;
        }
        full = false;
        waiting.put(connection, timer(connection, first));
        connection.closeHandler(gone -> {
            var timer = waiting.remove(connection);
            if (timer != null) {
                vertx.cancelTimer(timer);
            }
        });
    }

    /** A head is here; when its request has been answered, the next is awaited, if the connection is still there. */
    @Override
    public void handle(RoutingContext routing) {
        var connection = routing.request().connection();
        waiting.computeIfPresent(connection, (same, timer) -> {
            vertx.cancelTimer(timer);
            return ANSWERING;
        });
        routing.addEndHandler(end -> waiting.computeIfPresent(connection, (same, none) -> timer(connection, next)));
        routing.next();
    }

    private long timer(HttpConnection connection, Duration timeout) {
        return vertx.setTimer(timeout.toMillis(), late -> connection.close());
    }

    /** Once each time it fills up. */
    private synchronized void tellFull() {
        if (!full) {
            full = true;
            LOG.log(
                    Level.WARNING,
                    "all " + places + " connections are taken; more are closed (FERRY_SERVICE_MAX_CONNECTIONS)");
        }
    }
}
