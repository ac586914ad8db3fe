package dev.ferry.adapters.rest.event;

import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open streams. Wakes them by the journal's hints and by polling, and makes them send heartbeats. */
public final class EventStreams {

    private final Vertx vertx;
    private final EventLog events;
    private final Duration heartbeat;
    private final Duration pollInterval;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final EventMeters meters;
    private volatile boolean ended;

    /**
     * Creates an empty set of streams.
     *
     * @param heartbeat the time between two heartbeats of an idle stream
     * @param pollInterval the time between two polls for events that other processes have appended
     */
    public EventStreams(
            Vertx vertx, EventLog events, Duration heartbeat, Duration pollInterval, MeterRegistry registry) {
        this.vertx = vertx;
        this.events = events;
        this.heartbeat = heartbeat;
        this.pollInterval = pollInterval;
        this.meters = new EventMeters(open, InstantSource.system(), registry);
    }

    /** Returns the number of open streams. */
    public int count() {
        return open.size();
    }

    EventMeters meters() {
        return meters;
    }

    /** Ends all open streams normally, and later ones as soon as they start. */
    public void end() {
        ended = true;
        open.forEach(EventStream::end);
    }

    /** Registers a stream and wakes it until the returned subscription is closed. */
    Subscription open(EventStream stream) {
        open.add(stream);
        if (ended) {
            stream.end();
        }
        if (!stream.follows()) {
            return () -> open.remove(stream);
        }
        var hints = events.subscribe(stream::hint);
        var polls = vertx.setPeriodic(pollInterval.toMillis(), id -> stream.hint());
        var heartbeats = vertx.setPeriodic(heartbeat.toMillis(), id -> stream.sendHeartbeat());
        return () -> {
            open.remove(stream);
            hints.close();
            vertx.cancelTimer(polls);
            vertx.cancelTimer(heartbeats);
        };
    }
}
