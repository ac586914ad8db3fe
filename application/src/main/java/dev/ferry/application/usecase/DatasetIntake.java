package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.GivenTable;
import dev.ferry.application.content.InvalidTableException;
import dev.ferry.application.content.TableInspection;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Original;
import dev.ferry.domain.table.TableFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores given data as it is sent. Data in the Platform's form is stored as it was given. Any other table is stored as
 * it was given first, then converted.
 */
final class DatasetIntake {

    private final Payloads payloads;
    private final Schema schema;

    DatasetIntake(Payloads payloads, Schema schema) {
        this.payloads = payloads;
        this.schema = schema;
    }

    /**
     * Stored data.
     *
     * @param original the data as it was given; null when the same bytes are sent
     * @param notes what was left out or read in another way than it looks, one sentence each
     */
    record Received(ContentRef payload, @Nullable Original original, List<String> notes) {}

    /** Given data and how to read it. */
    record Given(Content data, TableFormat format, boolean allowEmpty) {}

    /**
     * Stores the data, and continues with one of three functions: {@code usable} after success, {@code unusable} when
     * it is no text or has no rows, {@code invalid} when it cannot be converted.
     */
    <R> CompletionStage<R> receive(
            Given given,
            Function<Received, CompletionStage<R>> usable,
            Function<UnusableDataException, R> unusable,
            Function<InvalidTableException, R> invalid) {
        return Stages.either(store(given), usable, failure -> switch (failure) {
            case UnusableDataException refused -> CompletableFuture.completedStage(unusable.apply(refused));
            case InvalidTableException refused -> CompletableFuture.completedStage(invalid.apply(refused));
            default -> CompletableFuture.failedStage(failure);
        });
    }

    private CompletionStage<Received> store(Given given) {
        var table = new GivenTable(given.data(), given.format(), schema);
        return TableInspection.of(table, given.allowEmpty())
                .thenCompose(inspection -> payloads.store(inspection)
                        .thenCompose(stored -> inspection.sentAsItIs()
                                ? CompletableFuture.completedStage(new Received(stored, null, List.of()))
                                : convert(stored, given)));
    }

    private CompletionStage<Received> convert(ContentRef original, Given given) {
        return new GivenTable(payloads.content(original), given.format(), schema)
                .canonical(given.allowEmpty())
                .thenCompose(table -> payloads.store(table)
                        .thenApply(sent -> new Received(sent, new Original(original, given.format()), table.notes())));
    }
}
