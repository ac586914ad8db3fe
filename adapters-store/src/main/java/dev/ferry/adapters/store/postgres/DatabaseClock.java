package dev.ferry.adapters.store.postgres;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * A clock with the database's time. Between two answers of the database, it uses this machine's monotonic counter. It
 * never reads this machine's wall clock, which may be wrong.
 */
final class DatabaseClock implements InstantSource {

    /**
     * The uncertainty of a reading grows by its age divided by this number. Most monotonic counters are more accurate;
     * a virtual machine's may not be.
     */
    private static final long DRIFT = 1000;

    private volatile Reading best;

    /**
     * The database's time, the local {@code nanoTime} at which it was probably read, and the uncertainty of that in
     * nanoseconds.
     */
    private record Reading(Instant time, long nanoTime, long uncertainty) {

        long uncertaintyAt(long now) {
            return uncertainty + (now - nanoTime) / DRIFT;
        }
    }

    DatabaseClock(Instant time, long sentAt, long receivedAt) {
        best = reading(time, sentAt, receivedAt);
    }

    /** Adopts a new answer, unless an earlier answer is still more accurate because it came faster. */
    void update(Instant time, long sentAt, long receivedAt) {
        var reading = reading(time, sentAt, receivedAt);
        if (reading.uncertainty() <= best.uncertaintyAt(receivedAt)) {
            best = reading;
        }
    }

    @Override
    public Instant instant() {
        var reading = best;
        return reading.time().plus(System.nanoTime() - reading.nanoTime(), ChronoUnit.NANOS);
    }

    private static Reading reading(Instant time, long sentAt, long receivedAt) {
        return new Reading(time, sentAt + (receivedAt - sentAt) / 2, (receivedAt - sentAt) / 2);
    }
}
