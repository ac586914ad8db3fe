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
 * Asks how far the Platform is. "Still processing" uses up no patience with errors, and one bad answer never ends a
 * wait: progress has its schedule and errors have theirs.
 */
final class PollStep {

    private final Platform platform;
    private final StatusVocabulary vocabulary;
    private final RejectionStep verdict;
    private final CollectStep retrieval;
    private final StepTiming timing;

    PollStep(
            Platform platform,
            StatusVocabulary vocabulary,
            RejectionStep verdict,
            CollectStep retrieval,
            StepTiming timing) {
        this.platform = platform;
        this.vocabulary = vocabulary;
        this.verdict = verdict;
        this.retrieval = retrieval;
        this.timing = timing;
    }

    CompletionStage<StepResult> after(ClaimedUpload claimed, Processing processing) {
        var asked = timing.age(processing);
        return Stages.either(
                platform.within(processing.submission().trace())
                        .status(processing.token())
                        .thenCompose(status -> answered(claimed.answered(), processing, status, asked)),
                CompletableFuture::completedStage,
                failure -> stumbled(claimed.stumbled(), processing, PlatformFaults.of(failure)));
    }

    private CompletionStage<StepResult> answered(
            ClaimedUpload claimed, Processing processing, ProcessingStatus status, Duration asked) {
        return switch (vocabulary.meaningOf(status)) {
            case SUCCEEDED -> {
                timing.learn(claimed, processing);
                yield retrieval.after(claimed, TransitionBatch.of(processing.succeeded()));
            }
            case FAILED -> {
                timing.learn(claimed, processing);
                yield verdict.onFailure(claimed, processing, status);
            }
            case UNDER_WAY ->
                timing.now().isBefore(timing.deadline(processing))
                        ? CompletableFuture.completedStage(
                                new WaitUntil(claimed.notYetAfter(asked), timing.nextQuestion(processing)))
                        : verdict.onDeadline(claimed, processing, status);
        };
    }

    private CompletionStage<StepResult> stumbled(ClaimedUpload claimed, Processing processing, PlatformFault fault) {
        var backoff = timing.patience().questions();
        var tooLate = !timing.now().isBefore(timing.deadline(processing));
        if (fault instanceof UnknownToken || (tooLate && backoff.exhaustedAfter(claimed.errors()))) {
            return verdict.onFault(claimed, processing, fault);
        }
        return CompletableFuture.completedStage(new WaitUntil(claimed, timing.after(claimed.errors(), fault)));
    }
}
