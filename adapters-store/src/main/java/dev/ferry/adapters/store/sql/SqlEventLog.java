package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.EventLog;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The table of events. They are numbered by the transaction that writes the uploads, in its turn, so there are no gaps
 * but where uploads were forgotten, and whoever sees a number sees all before it.
 */
final class SqlEventLog implements EventLog {

    /** What is announced when there is something new. */
    static final String SUBJECT = "events";

    private static final String AFTER = "SELECT number, at, body FROM events WHERE number > ? ORDER BY number LIMIT ?";
    private static final String OF =
            "SELECT number, at, body FROM events WHERE upload = ? AND number > ? ORDER BY number LIMIT ?";

    private final String insert;
    private final Worker reader;
    private final HintListeners hints = new HintListeners();

    SqlEventLog(Dialect dialect, Worker reader) {
        this.insert = dialect.announced(
                "INSERT INTO events (number, upload, at, body) SELECT number, upload, ?, body FROM "
                        + dialect.rows("told", "number bigint", "upload text", "body text"),
                SUBJECT);
        this.reader = reader;
    }

    /** An event, and the place in a trace of whoever asked for the upload. */
    record Told(UploadEvent event, @Nullable TraceContext caller) {}

    /** Writes events down, as many as there are. */
    void append(OrderedTransaction turn, List<Told> events) throws SQLException, IOException {
        var numbered = new ArrayList<Numbered>(events.size());
        for (var told : events) {
            var body = JournalJson.write(told.event(), told.caller());
            numbered.add(new Numbered(turn.nextNumber(), told.event().id(), body));
        }
        if (!numbered.isEmpty()) {
            turn.db()
                    .update(
                            insert,
                            turn.now(),
                            RowsParameter.of(
                                    numbered,
                                    (row, told) -> row.put("number", told.number())
                                            .put("upload", told.upload().value())
                                            .put("body", told.body())));
        }
    }

    /** Says that there may be more. */
    void hint() {
        hints.hint();
    }

    @Override
    public CompletionStage<List<RecordedEvent>> after(long number, int limit) {
        return reader.submit(db -> db.query(SqlEventLog::event, AFTER, number, limit));
    }

    @Override
    public CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit) {
        return reader.submit(db -> db.query(SqlEventLog::event, OF, id.value(), number, limit));
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        return hints.subscribe(hint);
    }

    private record Numbered(long number, UploadId upload, String body) {}

    private static RecordedEvent event(ResultSet row) throws SQLException, IOException {
        return JournalJson.readEvent(
                row.getLong("number"), Instant.ofEpochMilli(row.getLong("at")), row.getString("body"));
    }
}
