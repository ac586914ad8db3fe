package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.application.content.Utf8Transcoder;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.submission.ContentRef;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Checks that data is text and has rows, and stores it as UTF-8. */
final class DatasetIntake {

    private final Payloads payloads;
    private final Schema schema;

    DatasetIntake(Payloads payloads, Schema schema) {
        this.payloads = payloads;
        this.schema = schema;
    }

    /** Stored data, and the changes that were made to it. */
    record Received(ContentRef payload, List<String> warnings) {}

    /**
     * Stores the data, and continues with one of two functions: {@code usable} after success, {@code unusable} with the
     * reason for a refusal.
     *
     * @param allowEmpty whether data without rows is stored too
     */
    <R> CompletionStage<R> receive(
            Content data,
            Charset encoding,
            boolean allowEmpty,
            Function<Received, CompletionStage<R>> usable,
            BiFunction<String, Remedy, R> unusable) {
        return Stages.either(
                data.open().thenCompose(chunks -> store(new Utf8Transcoder(chunks, encoding), allowEmpty)),
                usable,
                failure -> failure instanceof UnusableDataException refused
                        ? CompletableFuture.completedStage(unusable.apply(refused.reason(), refused.remedy()))
                        : CompletableFuture.failedStage(failure));
    }

    private CompletionStage<Received> store(Utf8Transcoder text, boolean allowEmpty) {
        return payloads.store(allowEmpty ? text : new RequiredRows(text, schema))
                .thenApply(payload -> new Received(
                        payload,
                        text.markRemoved() ? List.of("the byte order mark at its start was left out") : List.of()));
    }
}
