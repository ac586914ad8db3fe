package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.CanonicalTable;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.GivenTable;
import dev.ferry.application.content.InvalidTableException;
import dev.ferry.application.content.TableInspection;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.TableFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Checks data sets: it inspects and converts them as an upload does, and drops the bytes. */
public final class CheckDatasetUseCase implements CheckDataset {

    private final Schema schema;

    public CheckDatasetUseCase(Schema schema) {
        this.schema = schema;
    }

    @Override
    public CompletionStage<CheckResult> check(Content data, TableFormat format, boolean allowEmpty) {
        var given = new GivenTable(data, format, schema);
        return Stages.either(
                TableInspection.of(given, allowEmpty)
                        .thenCompose(inspection -> readToTheEnd(inspection).thenApply(read -> inspection.sentAsItIs()))
                        .thenCompose(asItIs -> check(given, allowEmpty, asItIs)),
                CompletableFuture::completedStage,
                failure -> failure instanceof UnusableDataException unusable
                        ? CompletableFuture.completedStage(
                                new CheckResult.Unusable(unusable.reason(), unusable.remedy()))
                        : CompletableFuture.failedStage(failure));
    }

    private static CompletionStage<CheckResult> check(GivenTable given, boolean allowEmpty, boolean asItIs) {
        return given.canonical(allowEmpty)
                .thenCompose(table -> Stages.either(
                        readToTheEnd(table),
                        read -> CompletableFuture.completedStage(
                                report(table, Optional.of(asItIs ? given.content() : converted(given, allowEmpty)))),
                        failure -> failure instanceof InvalidTableException
                                ? CompletableFuture.completedStage(
                                        report(table, asItIs ? Optional.of(given.content()) : Optional.empty()))
                                : CompletableFuture.failedStage(failure)));
    }

    private static CompletionStage<Void> readToTheEnd(Chunks chunks) {
        return chunks.forEach(chunk -> {});
    }

    private static Content converted(GivenTable given, boolean allowEmpty) {
        return () -> given.canonical(allowEmpty).thenApply(table -> table);
    }

    private static CheckResult report(CanonicalTable table, Optional<Content> toSend) {
        return new CheckResult.Report(
                table.rowCount(),
                table.header(),
                table.notes(),
                table.findings().first(),
                table.findings().count(),
                toSend);
    }
}
