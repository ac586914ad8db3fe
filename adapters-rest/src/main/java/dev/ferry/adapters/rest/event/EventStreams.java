package dev.ferry.adapters.rest.event;

import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All streams that are open, and what keeps them going: hints, a look now and then, heartbeats. */
public final class EventStreams {

    private final Vertx vertx;
    private final EventLog events;
    private final Duration heartbeat;
    private final Duration look;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final EventMeters meters;
    private volatile boolean ending;

    /**
     * No stream yet.
     *
     * @param heartbeat how often an idle stream shows that it lives
     * @param look how often to look for what other processes have appended
     */
    public EventStreams(Vertx vertx, EventLog events, Duration heartbeat, Duration look, MeterRegistry registry) {
        this.vertx = vertx;
        this.events = events;
        this.heartbeat = heartbeat;
        this.look = look;
        this.meters = new EventMeters(open, InstantSource.system(), registry);
    }

    /**
     * How many are open.
     *
     * @return 0 or more
     */
    public int count() {
        return open.size();
    }

    EventMeters meters() {
        return meters;
    }

    /** Ends all of them well, and every later one as soon as it begins. */
    public void end() {
        ending = true;
        open.forEach(EventStream::end);
    }

    /** Keeps a stream going until it is closed. */
    Subscription open(EventStream stream) {
        open.add(stream);
        if (ending) {
            stream.end();
        }
        if (!stream.follows()) {
            return () -> open.remove(stream);
        }
        var hints = events.subscribe(stream::hint);
        var looks = vertx.setPeriodic(look.toMillis(), now -> stream.hint());
        var beats = vertx.setPeriodic(heartbeat.toMillis(), now -> stream.beat());
        return () -> {
            open.remove(stream);
            hints.close();
            vertx.cancelTimer(looks);
            vertx.cancelTimer(beats);
        };
    }
}
