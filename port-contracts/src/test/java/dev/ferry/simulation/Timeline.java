package dev.ferry.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The one true time of a world, in microseconds from its beginning, and all that is yet to happen in it. */
final class Timeline implements InstantSource {

    private static final Instant BEGINNING = Instant.parse("2024-07-01T00:00:00Z");

    private final PriorityQueue<Happening> plan = new PriorityQueue<>(
            Comparator.<Happening>comparingLong(one -> one.at).thenComparingLong(one -> one.order));
    private long now;
    private long order;

    /** Something that is to happen. */
    static final class Happening {
        private final long at;
        private final long order;
        private final Runnable what;
        private boolean revoked;

        private Happening(long at, long order, Runnable what) {
            this.at = at;
            this.order = order;
            this.what = what;
        }

        void revoke() {
            revoked = true;
        }
    }

    @Override
    public Instant instant() {
        return BEGINNING.plus(now, ChronoUnit.MICROS);
    }

    /** How long the world has lasted. */
    Duration age() {
        return Duration.of(now, ChronoUnit.MICROS);
    }

    /** Plans something; what is planned for the same moment happens in the order of planning. */
    Happening after(Duration wait, Runnable what) {
        var micros = Math.max(0, wait.getSeconds() * 1_000_000 + wait.getNano() / 1000);
        var happening = new Happening(now + micros, order++, what);
        plan.add(happening);
        return happening;
    }

    /** Lets the next thing happen. */
    void step() {
        var next = plan.remove();
        now = next.at;
        if (!next.revoked) {
            next.what.run();
        }
    }
}
