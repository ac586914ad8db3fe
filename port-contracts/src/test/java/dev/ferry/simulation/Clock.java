package dev.ferry.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock, which somebody may set. */
final class Clock implements InstantSource {

    private final Timeline timeline;
    private Duration ahead;

    /** A clock that is ahead of the true time, or behind it. */
    Clock(Timeline timeline, Duration ahead) {
        this.timeline = timeline;
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return timeline.instant().plus(ahead);
    }

    void set(Duration nowAhead) {
        ahead = nowAhead;
    }
}
