package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.feedback.Feedback;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets the feedback speak when processing did not end well, or not in time. */
final class RejectionStep {

    /** So much of the feedback is enough to see whether it names rows. */
    private static final int GLANCE = 64 * 1024;

    private final Platform platform;
    private final Payloads payloads;
    private final StepCommits commits;
    private final Duration allowed;

    RejectionStep(Platform platform, Payloads payloads, StepCommits commits, Duration allowed) {
        this.platform = platform;
        this.payloads = payloads;
        this.commits = commits;
        this.allowed = allowed;
    }

    /** The Platform says that processing failed. */
    CompletionStage<StepResult> onFailure(ClaimedUpload claimed, Processing processing, ProcessingStatus status) {
        return feedback(processing)
                .thenCompose(
                        feedback -> commits.rest(claimed, TransitionBatch.of(processing.rejected(status, feedback))));
    }

    /** The Platform says neither that it failed nor that it finished: feedback that names rows is a rejection. */
    CompletionStage<StepResult> onDeadline(ClaimedUpload claimed, Processing processing, ProcessingStatus status) {
        return feedback(processing)
                .thenCompose(feedback -> Text.head(payloads.content(feedback), GLANCE)
                        .thenCompose(text -> commits.rest(
                                claimed,
                                Feedback.parse(text).namesRows()
                                        ? TransitionBatch.of(processing.rejected(status, feedback))
                                        : TransitionBatch.of(
                                                processing.failed(new DeadlinePassed(allowed, status.word()))))));
    }

    /** The Platform can or will not tell any more. */
    CompletionStage<StepResult> onFault(ClaimedUpload claimed, Processing processing, PlatformFault fault) {
        return commits.rest(claimed, TransitionBatch.of(processing.failed(fault)));
    }

    private CompletionStage<ContentRef> feedback(Processing processing) {
        CompletionStage<Chunks> fetched = Stages.either(
                platform.within(processing.submission().trace()).result(processing.token(), ResultKind.FEEDBACK),
                CompletableFuture::completedStage,
                RejectionStep::noneIfRefused);
        return fetched.thenCompose(payloads::store);
    }

    /** A Platform that has no feedback to give has still said that processing failed. */
    private static CompletionStage<Chunks> noneIfRefused(Throwable failure) {
        return failure instanceof PlatformException exception
                        && (exception.fault() instanceof Refused || exception.fault() instanceof UnknownToken)
                ? Bytes.of("").open()
                : CompletableFuture.failedStage(failure);
    }
}
