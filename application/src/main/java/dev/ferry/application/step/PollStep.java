package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Polls the status. The answer "still processing" counts as no error, and a single error never ends the wait: progress
 * and errors have separate schedules. The first status of an attempt that is not known is recorded as an event.
 */
final class PollStep {

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

    CompletionStage<StepResult> poll(ClaimedUpload claimed, Processing processing) {
        var age = timing.age(processing);
        return Stages.either(
                platform.status(processing.token(), processing.submission().trace())
                        .thenCompose(status -> answered(claimed.withoutErrors(), processing, status, age)),
                CompletableFuture::completedStage,
                failure -> failed(claimed.withOneMoreError(), processing, PlatformFaults.of(failure)));
    }

    private CompletionStage<StepResult> answered(
            ClaimedUpload claimed, Processing processing, ProcessingStatus status, Duration age) {
        var meaning = vocabulary.meaningOf(status);
        return switch (meaning) {
            case SUCCEEDED -> {
                timing.recordProcessingTime(claimed, processing);
                yield collect.collect(claimed, TransitionBatch.of(processing.succeeded()));
            }
            case FAILED -> {
                timing.recordProcessingTime(claimed, processing);
                yield rejection.onFailure(claimed, processing, status);
            }
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

    private CompletionStage<StepResult> failed(ClaimedUpload claimed, Processing processing, PlatformFault fault) {
        var backoff = timing.limits().requests();
        var tooLate = !timing.now().isBefore(timing.deadline(processing));
        if (fault instanceof UnknownToken || (tooLate && backoff.exhaustedAfter(claimed.errors()))) {
            return rejection.onFault(claimed, processing, fault);
        }
        return CompletableFuture.completedStage(new WaitUntil(claimed, timing.after(claimed.errors(), fault)));
    }
}
