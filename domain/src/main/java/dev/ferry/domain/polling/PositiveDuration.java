package dev.ferry.domain.polling;

import java.time.Duration;

/** Checks that durations are positive. */
final class PositiveDuration {

    private PositiveDuration() {}

    static void check(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("the " + name + " must be positive, not " + value);
        }
    }
}
