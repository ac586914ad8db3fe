package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.codec.HistogramCodec;
import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import dev.ferry.domain.processingtime.SizeClass;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads and writes the table of processing times: one row for each size class, and one for all sizes together. */
final class SqlProcessingTimes implements ProcessingTimes {

    private static final String READ = "SELECT size, weights FROM processing_times";
    private static final String WRITE = """
            INSERT INTO processing_times (size, weights) VALUES (?, ?)
            ON CONFLICT (size) DO UPDATE SET weights = excluded.weights""";

    private final Workers workers;
    private final BatchOperation<List<ProcessingTime>, ProcessingTimeStats> addOperation = SqlProcessingTimes::addAll;

    SqlProcessingTimes(Workers workers) {
        this.workers = workers;
    }

    private record StatsRow(SizeClass size, ProcessingTimeHistogram history) {}

    @Override
    public CompletionStage<ProcessingTimeStats> read() {
        return workers.reader().submit(SqlProcessingTimes::readAll);
    }

    @Override
    public CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times) {
        return workers.writer().submitUnforced(addOperation, times);
    }

    /** Adds batches. Acquires the transaction's place first, so that two nodes do not overwrite each other's times. */
    private static List<ProcessingTimeStats> addAll(OrderedTransaction transaction, List<List<ProcessingTime>> batches)
            throws SQLException, IOException {
        transaction.now();
        var before = readAll(transaction.db());
        var now = before;
        var results = new ArrayList<ProcessingTimeStats>();
        for (var batch : batches) {
            now = now.with(batch);
            results.add(now);
        }
        for (var row : now.histories().entrySet()) {
            if (before.histories().get(row.getKey()) != row.getValue()) {
                transaction.db().update(WRITE, row.getKey().power(), HistogramCodec.write(row.getValue()));
            }
        }
        return results;
    }

    private static ProcessingTimeStats readAll(Statements db) throws SQLException, IOException {
        var histories = new HashMap<SizeClass, ProcessingTimeHistogram>();
        for (var known : db.<StatsRow>query(
                row -> new StatsRow(new SizeClass(row.getInt("size")), HistogramCodec.read(row.getString("weights"))),
                READ)) {
            histories.put(known.size(), known.history());
        }
        return new ProcessingTimeStats(histories);
    }
}
