package dev.ferry.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The true time of a simulation, in microseconds since its start, and all planned events. */
final class Timeline implements InstantSource {

    private static final Instant START = Instant.parse("2024-07-01T00:00:00Z");

    private final PriorityQueue<TimelineEvent> plan = new PriorityQueue<>(
            Comparator.<TimelineEvent>comparingLong(event -> event.at).thenComparingLong(event -> event.order));
    private long now;
    private long order;

    /** A planned action. */
    static final class TimelineEvent {
        private final long at;
        private final long order;
        private final Runnable action;
        private boolean cancelled;

        private TimelineEvent(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }
    }

    @Override
    public Instant instant() {
        return START.plus(now, ChronoUnit.MICROS);
    }

    /** How long the simulation has lasted. */
    Duration age() {
        return Duration.of(now, ChronoUnit.MICROS);
    }

    /** Plans an action; actions of the same time run in the order in which they were planned. */
    TimelineEvent after(Duration delay, Runnable action) {
        var micros = Math.max(0, delay.getSeconds() * 1_000_000 + delay.getNano() / 1000);
        var event = new TimelineEvent(now + micros, order++, action);
        plan.add(event);
        return event;
    }

    /** Runs the next action. */
    void step() {
        var next = plan.remove();
        now = next.at;
        if (!next.cancelled) {
            next.action.run();
        }
    }
}
