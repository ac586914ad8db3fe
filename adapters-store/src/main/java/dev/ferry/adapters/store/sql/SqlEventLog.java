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
 * Reads and writes the table of events. The transaction that writes the uploads numbers their events, in the order of
 * commits. So numbers have gaps only where uploads were deleted, and a reader that sees a number also sees all smaller
 * ones.
 */
final class SqlEventLog implements EventLog {

    /** The subject of the notification about new events. */
    static final String SUBJECT = "events";

    private static final String AFTER = "SELECT number, at, body FROM events WHERE number > ? ORDER BY number LIMIT ?";
    private static final String OF =
            "SELECT number, at, body FROM events WHERE upload = ? AND number > ? ORDER BY number LIMIT ?";

    private final String insert;
    private final Worker reader;
    private final HintListeners hints = new HintListeners();

    SqlEventLog(Dialect dialect, Worker reader) {
        this.insert = dialect.withNotification(
                "INSERT INTO events (number, upload, at, body) SELECT number, upload, ?, body FROM "
                        + dialect.rows("appended", "number bigint", "upload text", "body text"),
                SUBJECT);
        this.reader = reader;
    }

    /** An event and the submitter's trace context. */
    record EventRow(UploadEvent event, @Nullable TraceContext caller) {}

    /** Appends the events, if there are any. */
    void append(OrderedTransaction transaction, List<EventRow> events) throws SQLException, IOException {
        var numbered = new ArrayList<Numbered>(events.size());
        for (var appended : events) {
            var body = JournalJson.write(appended.event(), appended.caller());
            numbered.add(new Numbered(transaction.nextNumber(), appended.event().id(), body));
        }
        if (!numbered.isEmpty()) {
            transaction
                    .db()
                    .update(
                            insert,
                            transaction.now(),
                            RowsParameter.of(
                                    numbered,
                                    (row, event) -> row.put("number", event.number())
                                            .put("upload", event.upload().value())
                                            .put("body", event.body())));
        }
    }

    /** Tells the listeners that there may be new events. */
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
