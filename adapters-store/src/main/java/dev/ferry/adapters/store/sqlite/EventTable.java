package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The table of events. SQLite numbers them, in the same transaction that writes the upload, so there are no gaps but
 * where uploads were forgotten, and no number is given twice.
 */
final class EventTable {

    private static final String INSERT = "INSERT INTO events (upload, at, body) VALUES (?, ?, ?)";
    private static final String AFTER = "SELECT number, at, body FROM events WHERE number > ? ORDER BY number LIMIT ?";
    private static final String OF =
            "SELECT number, at, body FROM events WHERE upload = ? AND number > ? ORDER BY number LIMIT ?";

    private EventTable() {}

    static void append(Statements db, List<UploadEvent> events, Instant now) throws SQLException {
        for (var event : events) {
            db.update(INSERT, event.id().value(), now, JournalJson.write(event));
        }
    }

    static List<RecordedEvent> after(Statements db, long number, int limit) throws SQLException, IOException {
        return db.query(EventTable::event, AFTER, number, limit);
    }

    static List<RecordedEvent> of(Statements db, UploadId id, long number, int limit) throws SQLException, IOException {
        return db.query(EventTable::event, OF, id.value(), number, limit);
    }

    private static RecordedEvent event(ResultSet row) throws SQLException, IOException {
        return new RecordedEvent(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                JournalJson.read(row.getString("body"), UploadEvent.class));
    }
}
