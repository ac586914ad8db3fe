package dev.ferry.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that can be set. */
final class SimulatedClock implements InstantSource {

    private final Timeline timeline;
    private Duration offset;

    /** A clock with an offset from the true time, positive or negative. */
    SimulatedClock(Timeline timeline, Duration offset) {
        this.timeline = timeline;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return timeline.instant().plus(offset);
    }

    void set(Duration newOffset) {
        offset = newOffset;
    }
}
