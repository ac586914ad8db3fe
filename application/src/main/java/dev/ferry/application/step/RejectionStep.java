package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.feedback.Feedback;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.upload.Processing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Ends an upload whose processing failed or did not end in time: fetches the feedback, which decides the outcome. */
final class RejectionStep {

    /** Enough of the feedback to see whether it names rows. */
    private static final int HEAD_CHARS = 64 * 1024;

    private final Platform platform;
    private final Payloads payloads;
    private final StepCommits commits;
    private final StepTiming timing;

    RejectionStep(Platform platform, Payloads payloads, StepCommits commits, StepTiming timing) {
        this.platform = platform;
        this.payloads = payloads;
        this.commits = commits;
        this.timing = timing;
    }

    /** The Platform says that processing failed. */
    CompletionStage<StepResult> onFailure(ClaimedUpload claimed, Processing processing, ProcessingStatus status) {
        return feedback(processing)
                .thenCompose(feedback ->
                        commits.andRest(claimed, TransitionBatch.of(processing.rejected(status, feedback))));
    }

    /**
     * The Platform says neither that processing failed nor that it ended: feedback that names rows rejects the data.
     */
    CompletionStage<StepResult> onDeadline(ClaimedUpload claimed, Processing processing, ProcessingStatus status) {
        return feedback(processing)
                .thenCompose(feedback -> Text.head(payloads.content(feedback), HEAD_CHARS)
                        .thenCompose(text -> commits.andRest(
                                claimed,
                                Feedback.parse(text).namesRows()
                                        ? TransitionBatch.of(processing.rejected(status, feedback))
                                        : TransitionBatch.of(processing.failed(new DeadlinePassed(
                                                timing.limits().processing(), status.word()))))));
    }

    /** The Platform cannot or will not give a status any more. */
    CompletionStage<StepResult> onFault(ClaimedUpload claimed, Processing processing, PlatformFault fault) {
        return commits.andRest(claimed, TransitionBatch.of(processing.failed(fault)));
    }

    private CompletionStage<ContentRef> feedback(Processing processing) {
        CompletionStage<Chunks> fetched = Stages.either(
                platform.result(
                        processing.token(),
                        ResultKind.FEEDBACK,
                        processing.submission().trace()),
                CompletableFuture::completedStage,
                failure -> hasNoFeedback(processing, PlatformFaults.of(failure))
                        ? Bytes.of("").open()
                        : CompletableFuture.failedStage(failure));
        return fetched.thenCompose(payloads::store);
    }

    /**
     * Processing failed even if the Platform has no feedback about it. An answer that has not been valid feedback by
     * the deadline will never be.
     */
    private boolean hasNoFeedback(Processing processing, PlatformFault fault) {
        return fault instanceof Refused
                || fault instanceof UnknownToken
                || (fault instanceof Malformed && !timing.now().isBefore(timing.deadline(processing)));
    }
}
