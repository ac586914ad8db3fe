package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import dev.ferry.domain.upload.Processing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Polls the status. The answer "still processing" counts as no error, and a single error never ends the wait: progress
 * and errors have separate schedules. The first status of an attempt that is not known is recorded as an event.
 */
final class PollStep {

    private static final Logger LOG = System.getLogger(PollStep.class.getName());

    private final Platform platform;
    private final StatusVocabulary vocabulary;
    private final RejectionStep rejection;
    private final CollectStep collect;
    private final StepCommits commits;
    private final StepTiming timing;

    PollStep(
            Platform platform,
            StatusVocabulary vocabulary,
            RejectionStep rejection,
            CollectStep collect,
            StepCommits commits,
            StepTiming timing) {
        this.platform = platform;
        this.vocabulary = vocabulary;
        this.rejection = rejection;
        this.collect = collect;
        this.commits = commits;
        this.timing = timing;
    }

    /**
     * If the clock was ahead when the upload was accepted, the time for processing starts now. Otherwise it would end
     * only after the clock has reached that time again.
     */
    CompletionStage<StepResult> poll(ClaimedUpload claimed, Processing processing) {
        return timing.isAhead(processing.acceptedAt())
                ? commits.andContinue(claimed, TransitionBatch.from(processing.withAcceptedAt(timing.now())))
                : requestStatus(claimed, processing);
    }

    private CompletionStage<StepResult> requestStatus(ClaimedUpload claimed, Processing processing) {
        var age = timing.age(processing);
        return Stages.either(
                platform.status(processing.token(), processing.submission().trace())
                        .thenCompose(status -> answered(claimed.withoutErrors(), processing, status, age)),
                CompletableFuture::completedStage,
                failure -> failed(claimed, processing, PlatformFaults.of(failure), age));
    }

    private CompletionStage<StepResult> answered(
            ClaimedUpload claimed, Processing processing, ProcessingStatus status, Duration age) {
        var meaning = vocabulary.meaningOf(status);
        return switch (meaning) {
            case SUCCEEDED -> {
                timing.recordProcessingTime(claimed, processing);
                yield collect.collect(claimed, TransitionBatch.of(processing.succeeded()));
            }
            case FAILED ->
                rejection.onFailure(claimed, processing, status).thenApply(result -> {
                    timing.recordProcessingTime(claimed, processing);
                    return result;
                });
            case UNDER_WAY, UNKNOWN ->
                timing.now().isBefore(timing.deadline(processing))
                        ? waitOn(claimed.stillUnfinishedAfter(age), processing, status, meaning)
                        : rejection.onDeadline(claimed, processing, status);
        };
    }

    private CompletionStage<StepResult> waitOn(
            ClaimedUpload claimed, Processing processing, ProcessingStatus status, Meaning meaning) {
        var next = timing.nextPoll(processing);
        return meaning == Meaning.UNKNOWN && processing.unknownStatus() == null
                ? commits.andWaitUntil(claimed, TransitionBatch.of(processing.reportUnknown(status)), next)
                : CompletableFuture.completedStage(new WaitUntil(claimed, next));
    }

    private CompletionStage<StepResult> failed(
            ClaimedUpload claimed, Processing processing, PlatformFault fault, Duration age) {
        if (fault instanceof UnknownToken) {
            return age.compareTo(timing.limits().unknownTokenGrace()) < 0
                    ? answered(claimed.withoutErrors(), processing, ProcessingStatus.PENDING, age)
                    : rejection.onFault(claimed, processing, fault);
        }
        if (PlatformFaults.isWait(fault)) {
            return CompletableFuture.completedStage(new WaitUntil(claimed, timing.after(claimed.errors(), fault)));
        }
        if (fault instanceof Refused refused && claimed.errors() == 0) {
            LOG.log(
                    Level.WARNING,
                    "the Platform refuses with status {0} to tell the status of upload {1}; Ferry asks again until the"
                            + " deadline",
                    refused.status(),
                    claimed.id().value());
        }
        var failed = claimed.withOneMoreError();
        var tooLate = !timing.now().isBefore(timing.deadline(processing));
        return tooLate && timing.limits().requests().exhaustedAfter(failed.errors())
                ? rejection.onFault(failed, processing, fault)
                : CompletableFuture.completedStage(new WaitUntil(failed, timing.after(failed.errors(), fault)));
    }
}
