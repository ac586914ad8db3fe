package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Polls the status. The answer "still processing" counts as no error, and a single error never ends the wait: progress
 * and errors have separate schedules.
 */
final class PollStep {

    private final Platform platform;
    private final StatusVocabulary vocabulary;
    private final RejectionStep rejection;
    private final CollectStep collect;
    private final StepTiming timing;

    PollStep(
            Platform platform,
            StatusVocabulary vocabulary,
            RejectionStep rejection,
            CollectStep collect,
            StepTiming timing) {
        this.platform = platform;
        this.vocabulary = vocabulary;
        this.rejection = rejection;
        this.collect = collect;
        this.timing = timing;
    }

    CompletionStage<StepResult> poll(ClaimedUpload claimed, Processing processing) {
        var age = timing.age(processing);
        return Stages.either(
                platform.status(processing.token(), processing.submission().trace())
                        .thenCompose(status -> answered(claimed.withoutErrors(), processing, status, age)),
                CompletableFuture::completedStage,
                failure -> failed(claimed, processing, PlatformFaults.of(failure)));
    }

    private CompletionStage<StepResult> answered(
            ClaimedUpload claimed, Processing processing, ProcessingStatus status, Duration age) {
        return switch (vocabulary.meaningOf(status)) {
            case SUCCEEDED -> {
                timing.recordProcessingTime(claimed, processing);
                yield collect.collect(claimed, TransitionBatch.of(processing.succeeded()));
            }
            case FAILED -> {
                timing.recordProcessingTime(claimed, processing);
                yield rejection.onFailure(claimed, processing, status);
            }
            case UNDER_WAY ->
                timing.now().isBefore(timing.deadline(processing))
                        ? CompletableFuture.completedStage(
                                new WaitUntil(claimed.stillUnfinishedAfter(age), timing.nextPoll(processing)))
                        : rejection.onDeadline(claimed, processing, status);
        };
    }

    private CompletionStage<StepResult> failed(ClaimedUpload claimed, Processing processing, PlatformFault fault) {
        if (PlatformFaults.isWait(fault)) {
            return CompletableFuture.completedStage(new WaitUntil(claimed, timing.after(claimed.errors(), fault)));
        }
        var failed = claimed.withOneMoreError();
        var tooLate = !timing.now().isBefore(timing.deadline(processing));
        return fault instanceof UnknownToken
                        || (tooLate && timing.limits().requests().exhaustedAfter(failed.errors()))
                ? rejection.onFault(failed, processing, fault)
                : CompletableFuture.completedStage(new WaitUntil(failed, timing.after(failed.errors(), fault)));
    }
}
