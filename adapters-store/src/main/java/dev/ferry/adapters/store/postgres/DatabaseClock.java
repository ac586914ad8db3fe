package dev.ferry.adapters.store.postgres;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The database's time, carried on between two answers by this machine's monotonic counter. This machine's own idea of
 * the time of day is never asked, so it may be wrong.
 */
final class DatabaseClock implements InstantSource {

    /** By how much a reading gets worse in a second: a monotonic counter is better, a virtual machine's may not be. */
    private static final long DRIFT = 1000;

    private volatile Reading best;

    /** What the database said, when it may have said so, and by how much that may be wrong. */
    private record Reading(Instant said, long nanoTime, long uncertainty) {

        long uncertaintyAt(long now) {
            return uncertainty + (now - nanoTime) / DRIFT;
        }
    }

    DatabaseClock(Instant said, long asked, long answered) {
        best = reading(said, asked, answered);
    }

    /** Corrects itself, unless an earlier answer is still better because it came faster. */
    void told(Instant said, long asked, long answered) {
        var reading = reading(said, asked, answered);
        if (reading.uncertainty() <= best.uncertaintyAt(answered)) {
            best = reading;
        }
    }

    @Override
    public Instant instant() {
        var reading = best;
        return reading.said().plus(System.nanoTime() - reading.nanoTime(), ChronoUnit.NANOS);
    }

    private static Reading reading(Instant said, long asked, long answered) {
        return new Reading(said, asked + (answered - asked) / 2, (answered - asked) / 2);
    }
}
