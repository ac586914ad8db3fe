package dev.ferry.benchmarks.backlog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on from the time when the journal was made, and is never set. */
final class Clock implements InstantSource {

    private final long began = System.nanoTime();

    @Override
    public Instant instant() {
        return Backlog.MADE.plus(elapsed());
    }

    /** How long it has gone. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    void sleepUntil(Duration elapsed) throws InterruptedException {
        var left = elapsed.minus(elapsed());
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
