package dev.ferry.domain.polling;

import java.time.Duration;

/** Geometric growth under a cap, safe for any number of steps. */
final class Growth {

    private Growth() {}

    static Duration of(Duration first, double factor, Duration cap, int steps) {
        var nanos = first.toNanos() * Math.pow(factor, steps);
        return nanos < cap.toNanos() ? Duration.ofNanos((long) nanos) : cap;
    }
}
