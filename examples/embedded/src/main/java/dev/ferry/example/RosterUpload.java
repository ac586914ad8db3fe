package dev.ferry.example;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.submission.DatasetName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Uploads rosters and reads the Platform's feedback.
 *
 * @param platform the Platform's client
 * @param polling the delay before each status request
 */
public record RosterUpload(Platform platform, Scheduler time, PollingPolicy polling) {

    /**
     * Uploads a roster and waits for the Platform's feedback.
     *
     * @param name the roster's name on the Platform
     * @return the feedback, one message per line; fails with a
     *     {@link dev.ferry.application.port.driven.PlatformException} that describes the fault
     */
    public CompletionStage<String> feedback(DatasetName name, Content csv) {
        var feedback = new StringBuilder();
        return platform.upload(new DatasetUpload(name, false, csv), Intent.unrecorded())
                .thenCompose(token -> awaitProcessing(token, time.instant())
                        .thenCompose(meaning -> platform.result(token, ResultKind.FEEDBACK, null)))
                .thenCompose(chunks -> Text.read(chunks, feedback::append))
                .thenApply(read -> feedback.toString());
    }

    private CompletionStage<Meaning> awaitProcessing(ProcessingToken token, Instant since) {
        return platform.status(token, null).thenCompose(status -> {
            var meaning = StatusVocabulary.standard().meaningOf(status);
            return meaning.isFinal()
                    ? CompletableFuture.completedStage(meaning)
                    : pause(polling.delayAfter(Duration.between(since, time.instant())))
                            .thenCompose(elapsed -> awaitProcessing(token, since));
        });
    }

    private CompletionStage<Void> pause(Duration delay) {
        var elapsed = new CompletableFuture<Void>();
        time.at(time.instant().plus(delay), () -> elapsed.complete(null));
        return elapsed;
    }
}
