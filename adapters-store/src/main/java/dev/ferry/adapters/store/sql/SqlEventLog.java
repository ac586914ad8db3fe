package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.Rows;
import dev.ferry.adapters.store.jdbc.Turn;
import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

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
    private final Hints hints = new Hints();

    SqlEventLog(Dialect dialect, Worker reader) {
        this.insert = dialect.announced(
                "INSERT INTO events (number, upload, at, body) SELECT number, upload, ?, body FROM "
                        + dialect.rows("told", "number bigint", "upload text", "body text"),
                SUBJECT);
        this.reader = reader;
    }

    /** Writes events down, as many as there are. */
    void append(Turn turn, List<UploadEvent> events) throws SQLException, IOException {
        var numbered = new ArrayList<Numbered>(events.size());
        for (var event : events) {
            numbered.add(new Numbered(turn.nextNumber(), event));
        }
        if (!numbered.isEmpty()) {
            turn.db()
                    .update(
                            insert,
                            turn.now(),
                            Rows.of(
                                    numbered,
                                    (row, told) -> row.put("number", told.number())
                                            .put("upload", told.event().id().value())
                                            .put("body", JournalJson.write(told.event()))));
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

    private record Numbered(long number, UploadEvent event) {}

    private static RecordedEvent event(ResultSet row) throws SQLException, IOException {
        return new RecordedEvent(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                JournalJson.read(row.getString("body"), UploadEvent.class));
    }
}
