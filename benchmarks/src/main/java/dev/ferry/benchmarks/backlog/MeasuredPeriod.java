package dev.ferry.benchmarks.backlog;

import java.time.Duration;

/**
 * The time in which is measured, by how long the clock has gone.
 *
 * @param to its end
 */
record MeasuredPeriod(Duration from, Duration to) {

    boolean contains(Duration time) {
        return time.compareTo(from) >= 0 && time.compareTo(to) < 0;
    }

    double seconds() {
        return to.minus(from).toMillis() / 1e3;
    }
}
