package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.Text;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.content.Utf8Transcoder;
import dev.ferry.application.port.driving.CheckDataset;
import dev.ferry.application.port.driving.CheckDataset.CheckResult;
import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.dataset.SchemaCheck;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Checks data sets against the schema. */
public final class CheckDatasetUseCase implements CheckDataset {

    private final Schema schema;

    public CheckDatasetUseCase(Schema schema) {
        this.schema = schema;
    }

    @Override
    public CompletionStage<CheckResult> check(Content data, Charset encoding, boolean allowEmpty) {
        var findings = new Findings();
        var rows = new SchemaCheck(schema, findings::add);
        var parser = new CsvParser(rows, findings::add);
        return Stages.either(
                data.open().thenCompose(chunks -> Text.read(text(chunks, encoding, allowEmpty), parser::accept)),
                read -> {
                    parser.finish();
                    return CompletableFuture.completedStage(
                            new CheckResult.Report(rows.rows(), findings.first, findings.count));
                },
                failure -> failure instanceof UnusableDataException unusable
                        ? CompletableFuture.completedStage(
                                new CheckResult.Unusable(unusable.reason(), unusable.remedy()))
                        : CompletableFuture.failedStage(failure));
    }

    private Chunks text(Chunks data, Charset encoding, boolean allowEmpty) {
        var text = new Utf8Transcoder(data, encoding);
        return allowEmpty ? text : new RequiredRows(text, schema);
    }

    /** The first problems, and the number of all. */
    private static final class Findings {
        private final List<Problem> first = new ArrayList<>();
        private long count;

        private void add(Problem problem) {
            count++;
            if (first.size() < CheckResult.Report.MAX_PROBLEMS) {
                first.add(problem);
            }
        }
    }
}
