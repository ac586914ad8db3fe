package dev.ferry.benchmarks.backlog;

import java.time.Duration;

/**
 * The period of measurement, relative to the start of the clock.
 *
 * @param to the end, exclusive
 */
record MeasuredPeriod(Duration from, Duration to) {

    boolean contains(Duration time) {
        return time.compareTo(from) >= 0 && time.compareTo(to) < 0;
    }

    double seconds() {
        return to.minus(from).toMillis() / 1e3;
    }
}
