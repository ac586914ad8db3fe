package dev.ferry.application.voyage;

import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Steps;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.voyage.Progress.Onward;
import dev.ferry.application.voyage.Progress.Over;
import dev.ferry.application.voyage.Progress.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Writes steps down. A write that comes too late, because somebody else moved the upload, ends our part in it. */
final class Logbook {

    private final Journal journal;
    private final InstantSource clock;

    Logbook(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Writes and keeps the claim; empty when it came too late. */
    CompletionStage<Optional<Course>> hold(Course course, Steps<?> steps) {
        return journal.commit(Change.holding(course.entry().version(), steps))
                .thenApply(written -> written.map(course::at));
    }

    /** Writes and goes on to the next step. */
    CompletionStage<Progress> onward(Course course, Steps<?> steps) {
        return onward(course, steps, Duration.ZERO);
    }

    /** Writes, keeps the claim, and goes on to the next step after a while. */
    CompletionStage<Progress> onward(Course course, Steps<?> steps, Duration delay) {
        return hold(course, steps)
                .thenApply(held -> held.map(Course::answered)
                        .<Progress>map(moved -> delay.isZero()
                                ? new Onward(moved)
                                : new Waiting(moved, clock.instant().plus(delay)))
                        .orElseGet(Over::new));
    }

    /** Writes and hands the upload back, to be taken up then. */
    CompletionStage<Progress> release(Course course, Steps<?> steps, Instant due) {
        var delay = Duration.between(clock.instant(), due);
        return end(Change.releasing(course.entry().version(), steps, delay));
    }

    /** Writes and leaves the upload at rest. */
    CompletionStage<Progress> rest(Course course, Steps<?> steps) {
        return end(Change.resting(course.entry().version(), steps));
    }

    private CompletionStage<Progress> end(Change change) {
        return journal.commit(change).thenApply(written -> new Over());
    }
}
