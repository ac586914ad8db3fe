package dev.ferry.application.voyage;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Steps;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.voyage.Progress.Waiting;
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
final class Inquiry {

    private final Platform platform;
    private final StatusVocabulary vocabulary;
    private final Verdict verdict;
    private final Retrieval retrieval;
    private final Waits waits;

    Inquiry(Platform platform, StatusVocabulary vocabulary, Verdict verdict, Retrieval retrieval, Waits waits) {
        this.platform = platform;
        this.vocabulary = vocabulary;
        this.verdict = verdict;
        this.retrieval = retrieval;
        this.waits = waits;
    }

    CompletionStage<Progress> after(Course course, Processing processing) {
        var asked = waits.age(processing);
        return Stages.either(
                platform.within(processing.submission().trace())
                        .status(processing.token())
                        .thenCompose(status -> answered(course.answered(), processing, status, asked)),
                CompletableFuture::completedStage,
                failure -> stumbled(course.stumbled(), processing, Faults.of(failure)));
    }

    private CompletionStage<Progress> answered(
            Course course, Processing processing, ProcessingStatus status, Duration asked) {
        return switch (vocabulary.meaningOf(status)) {
            case SUCCEEDED -> {
                waits.learn(course, processing);
                yield retrieval.after(course, Steps.of(processing.succeeded()));
            }
            case FAILED -> {
                waits.learn(course, processing);
                yield verdict.onFailure(course, processing, status);
            }
            case UNDER_WAY ->
                waits.now().isBefore(waits.deadline(processing))
                        ? CompletableFuture.completedStage(
                                new Waiting(course.notYetAfter(asked), waits.nextQuestion(processing)))
                        : verdict.onDeadline(course, processing, status);
        };
    }

    private CompletionStage<Progress> stumbled(Course course, Processing processing, PlatformFault fault) {
        var backoff = waits.patience().questions();
        var tooLate = !waits.now().isBefore(waits.deadline(processing));
        if (fault instanceof UnknownToken || (tooLate && backoff.exhaustedAfter(course.errors()))) {
            return verdict.onFault(course, processing, fault);
        }
        return CompletableFuture.completedStage(new Waiting(course, waits.after(course.errors(), fault)));
    }
}
