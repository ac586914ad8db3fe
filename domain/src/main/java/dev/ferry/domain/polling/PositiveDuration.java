package dev.ferry.domain.polling;

import java.time.Duration;

/** The one rule that all durations of a schedule share. */
final class PositiveDuration {

    private PositiveDuration() {}

    static void check(String what, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("the " + what + " must be positive, not " + value);
        }
    }
}
