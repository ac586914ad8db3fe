package dev.ferry.benchmarks.backlog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that starts at the time when the journal was written and advances steadily. */
final class Clock implements InstantSource {

    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return Backlog.MADE.plus(elapsed());
    }

    /** The time since the start of the clock. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    void sleepUntil(Duration elapsed) throws InterruptedException {
        var remaining = elapsed.minus(elapsed());
        if (remaining.isPositive()) {
            Thread.sleep(remaining);
        }
    }
}
