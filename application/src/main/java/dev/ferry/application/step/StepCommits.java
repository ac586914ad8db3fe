package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.step.StepResult.Continue;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.application.step.StepResult.WaitUntil;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Writes steps down. A write that comes too late, because somebody else moved the upload, ends our part in it. */
final class StepCommits {

    private final Journal journal;
    private final InstantSource clock;

    StepCommits(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Writes and keeps the claim; empty when it came too late. */
    CompletionStage<Optional<ClaimedUpload>> hold(ClaimedUpload claimed, TransitionBatch<?> steps) {
        return journal.commit(UploadChange.holding(claimed.entry().version(), steps))
                .thenApply(written -> written.map(claimed::at));
    }

    /** Writes and goes on to the next step. */
    CompletionStage<StepResult> onward(ClaimedUpload claimed, TransitionBatch<?> steps) {
        return onward(claimed, steps, Duration.ZERO);
    }

    /** Writes, keeps the claim, and goes on to the next step after a while. */
    CompletionStage<StepResult> onward(ClaimedUpload claimed, TransitionBatch<?> steps, Duration delay) {
        return hold(claimed, steps)
                .thenApply(held -> held.map(ClaimedUpload::answered)
                        .<StepResult>map(moved -> delay.isZero()
                                ? new Continue(moved)
                                : new WaitUntil(moved, clock.instant().plus(delay)))
                        .orElseGet(Released::new));
    }

    /** Writes and hands the upload back, to be taken up then. */
    CompletionStage<StepResult> release(ClaimedUpload claimed, TransitionBatch<?> steps, Instant due) {
        var delay = Duration.between(clock.instant(), due);
        return end(UploadChange.releasing(claimed.entry().version(), steps, delay));
    }

    /** Writes and leaves the upload at rest. */
    CompletionStage<StepResult> rest(ClaimedUpload claimed, TransitionBatch<?> steps) {
        return end(UploadChange.resting(claimed.entry().version(), steps));
    }

    private CompletionStage<StepResult> end(UploadChange change) {
        return journal.commit(change).thenApply(written -> new Released());
    }
}
