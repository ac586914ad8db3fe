package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.codec.HistoryText;
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

/** The table of processing times: a row for each size of data set, and one for the whole. */
final class SqlProcessingTimes implements ProcessingTimes {

    private static final String READ = "SELECT size, weights FROM processing_times";
    private static final String WRITE = """
            INSERT INTO processing_times (size, weights) VALUES (?, ?)
            ON CONFLICT (size) DO UPDATE SET weights = excluded.weights""";

    private final Workers workers;
    private final BatchOperation<List<ProcessingTime>, ProcessingTimeStats> adding = SqlProcessingTimes::addAll;

    SqlProcessingTimes(Workers workers) {
        this.workers = workers;
    }

    private record Known(SizeClass size, ProcessingTimeHistogram history) {}

    @Override
    public CompletionStage<ProcessingTimeStats> read() {
        return workers.reader().submit(SqlProcessingTimes::known);
    }

    @Override
    public CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times) {
        return workers.writer().submitUnforced(adding, times);
    }

    /** In its turn, so that no two nodes add to the same. */
    private static List<ProcessingTimeStats> addAll(OrderedTransaction turn, List<List<ProcessingTime>> batches)
            throws SQLException, IOException {
        turn.now();
        var before = known(turn.db());
        var now = before;
        var learned = new ArrayList<ProcessingTimeStats>();
        for (var batch : batches) {
            now = now.with(batch);
            learned.add(now);
        }
        for (var row : now.histories().entrySet()) {
            if (before.histories().get(row.getKey()) != row.getValue()) {
                turn.db().update(WRITE, row.getKey().power(), HistoryText.write(row.getValue()));
            }
        }
        return learned;
    }

    private static ProcessingTimeStats known(Statements db) throws SQLException, IOException {
        var histories = new HashMap<SizeClass, ProcessingTimeHistogram>();
        for (var known : db.<Known>query(
                row -> new Known(new SizeClass(row.getInt("size")), HistoryText.read(row.getString("weights"))),
                READ)) {
            histories.put(known.size(), known.history());
        }
        return new ProcessingTimeStats(histories);
    }
}
