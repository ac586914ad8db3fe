package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.codec.HistoryText;
import dev.ferry.adapters.store.jdbc.Bulk;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.jdbc.Turn;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.history.Experience;
import dev.ferry.domain.history.History;
import dev.ferry.domain.history.ProcessingTime;
import dev.ferry.domain.history.SizeClass;
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

    private final Crew crew;
    private final Bulk<List<ProcessingTime>, Experience> adding = SqlProcessingTimes::addAll;

    SqlProcessingTimes(Crew crew) {
        this.crew = crew;
    }

    private record Known(SizeClass size, History history) {}

    @Override
    public CompletionStage<Experience> read() {
        return crew.reader().submit(SqlProcessingTimes::known);
    }

    @Override
    public CompletionStage<Experience> add(List<ProcessingTime> times) {
        return crew.writer().submitUnforced(adding, times);
    }

    /** In its turn, so that no two nodes add to the same. */
    private static List<Experience> addAll(Turn turn, List<List<ProcessingTime>> batches)
            throws SQLException, IOException {
        turn.now();
        var before = known(turn.db());
        var now = before;
        var learned = new ArrayList<Experience>();
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

    private static Experience known(Statements db) throws SQLException, IOException {
        var histories = new HashMap<SizeClass, History>();
        for (var known : db.<Known>query(
                row -> new Known(new SizeClass(row.getInt("size")), HistoryText.read(row.getString("weights"))),
                READ)) {
            histories.put(known.size(), known.history());
        }
        return new Experience(histories);
    }
}
