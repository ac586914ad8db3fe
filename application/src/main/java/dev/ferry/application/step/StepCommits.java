package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.step.StepResult.Continue;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.InDoubt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Commits what a step decided. If another writer has changed the upload meanwhile, the journal refuses the commit and
 * the engine's claim ends.
 */
final class StepCommits {

    private final Journal journal;
    private final InstantSource clock;

    StepCommits(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** The upload to which the Platform has given a processing token; empty when the token is new. */
    CompletionStage<Optional<UploadId>> uploadWith(ProcessingToken token) {
        return journal.list(UploadQuery.ofToken(token, 1))
                .thenApply(page -> page.uploads().stream()
                        .map(entry -> entry.upload().id())
                        .findFirst());
    }

    /** Commits and keeps the claim; empty when the journal refused the commit. */
    CompletionStage<Optional<ClaimedUpload>> commit(ClaimedUpload claimed, TransitionBatch<?> batch) {
        return journal.commit(UploadChange.keepingLease(claimed.entry().version(), batch))
                .thenApply(committed -> committed.map(claimed::withEntry));
    }

    /** Commits, keeps the claim, and continues with the next step at once. */
    CompletionStage<StepResult> andContinue(ClaimedUpload claimed, TransitionBatch<?> batch) {
        return andContinueAfter(claimed, batch, Duration.ZERO);
    }

    /** Commits, keeps the claim, and continues with the next step after a delay. */
    CompletionStage<StepResult> andContinueAfter(ClaimedUpload claimed, TransitionBatch<?> batch, Duration delay) {
        return commit(claimed, batch)
                .thenApply(committed -> committed
                        .map(ClaimedUpload::withoutErrors)
                        .<StepResult>map(next -> delay.isZero()
                                ? new Continue(next)
                                : new WaitUntil(next, clock.instant().plus(delay)))
                        .orElseGet(Released::new));
    }

    /** Commits, keeps the claim and its error count, and continues with the next step at a time. */
    CompletionStage<StepResult> andWaitUntil(ClaimedUpload claimed, TransitionBatch<?> batch, Instant until) {
        return commit(claimed, batch)
                .thenApply(committed -> committed
                        .<StepResult>map(next -> new WaitUntil(next, until))
                        .orElseGet(Released::new));
    }

    /** Commits and releases the claim; any engine may claim the upload when it is due. */
    CompletionStage<StepResult> andRelease(ClaimedUpload claimed, TransitionBatch<?> batch, Instant due) {
        return release(claimed, batch, due).thenApply(committed -> new Released());
    }

    /** Commits and releases the claim; false when the journal refused the commit. */
    CompletionStage<Boolean> release(ClaimedUpload claimed, TransitionBatch<?> batch, Instant due) {
        var delay = Duration.between(clock.instant(), due);
        return journal.commit(UploadChange.releasing(claimed.entry().version(), batch, delay))
                .thenApply(Optional::isPresent);
    }

    /** Commits and leaves the upload at rest: it is final, or a person has to decide. */
    CompletionStage<StepResult> andRest(ClaimedUpload claimed, TransitionBatch<?> batch) {
        return end(UploadChange.resting(claimed.entry().version(), batch));
    }

    /**
     * Commits that the upload is in doubt, and keeps the claim if it does not rest. Its request may still be under way
     * for a time.
     */
    CompletionStage<StepResult> doubt(
            ClaimedUpload claimed, TransitionBatch<InDoubt> batch, boolean rests, Duration holdsBack) {
        var version = claimed.entry().version();
        var change = rests ? UploadChange.resting(version, batch) : UploadChange.keepingLease(version, batch);
        return journal.commit(change.holdingBack(holdsBack))
                .thenApply(committed -> committed
                        .filter(entry -> !rests)
                        .<StepResult>map(entry -> new Continue(claimed.withEntry(entry)))
                        .orElseGet(Released::new));
    }

    private CompletionStage<StepResult> end(UploadChange change) {
        return journal.commit(change).thenApply(committed -> new Released());
    }
}
