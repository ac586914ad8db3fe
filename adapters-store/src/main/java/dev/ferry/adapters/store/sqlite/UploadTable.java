package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of uploads: a row is an entry, the upload itself as JSON. */
final class UploadTable {

    static final String COLUMNS = "body, version, due, created, updated";

    private static final String INSERT = """
            INSERT INTO uploads (id, name, state, version, due, created, updated, body)
            VALUES (?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE uploads SET state = ?, version = version + 1, due = ?, updated = ?, body = ?,
              lease_owner = iif(?, lease_owner, NULL), lease_until = iif(?, lease_until, NULL)
            WHERE id = ? AND version = ? RETURNING version, created""";
    private static final String FIND = "SELECT " + COLUMNS + " FROM uploads WHERE id = ?";
    private static final String BEFORE = " AND position < (SELECT position FROM uploads WHERE id = ?)";
    private static final String STATES = " AND state IN (SELECT value FROM json_each(?))";
    private static final String KEEP = "INSERT INTO contents (sha256, upload) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private UploadTable() {}

    static Optional<Entry> insert(Statements db, Queued upload, Instant now) throws SQLException {
        var inserted = db.update(
                INSERT,
                upload.id().value(),
                upload.submission().name().value(),
                UploadState.of(upload).word(),
                now,
                now,
                now,
                JournalJson.write(upload));
        if (inserted == 0) {
            return Optional.empty();
        }
        keepContents(db, upload);
        return Optional.of(new Entry(upload, 1, now, now, now));
    }

    static Optional<Entry> update(Statements db, Change change, Instant now) throws SQLException, IOException {
        var upload = change.steps().now();
        var due = change.due();
        Optional<Entry> updated = db.first(
                row -> new Entry(upload, row.getLong("version"), due, time(row, "created"), now),
                UPDATE,
                UploadState.of(upload).word(),
                due,
                now,
                JournalJson.write(upload),
                change.keepsLease(),
                change.keepsLease(),
                upload.id().value(),
                change.expectedVersion());
        if (updated.isPresent()) {
            keepContents(db, upload);
        }
        return updated;
    }

    static Optional<Entry> find(Statements db, UploadId id) throws SQLException, IOException {
        return db.first(UploadTable::entry, FIND, id.value());
    }

    static List<Entry> list(Statements db, UploadQuery query) throws SQLException, IOException {
        var sql = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM uploads WHERE 1");
        var parameters = new ArrayList<Object>();
        if (query.before() != null) {
            sql.append(BEFORE);
            parameters.add(query.before().value());
        }
        if (query.name() != null) {
            sql.append(" AND name = ?");
            parameters.add(query.name().value());
        }
        if (!query.states().isEmpty()) {
            sql.append(STATES);
            parameters.add(words(query.states()));
        }
        parameters.add(query.limit());
        return db.query(
                UploadTable::entry,
                sql.append(" ORDER BY position DESC LIMIT ?").toString(),
                parameters.toArray());
    }

    static Entry entry(ResultSet row) throws SQLException, IOException {
        var due = row.getLong("due");
        var atRest = row.wasNull();
        return new Entry(
                JournalJson.read(row.getString("body"), Upload.class),
                row.getLong("version"),
                atRest ? null : Instant.ofEpochMilli(due),
                time(row, "created"),
                time(row, "updated"));
    }

    /** States as a JSON array. */
    static String words(Set<UploadState> states) {
        return states.stream().map(state -> '"' + state.word() + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** Which bytes an upload needs, for as long as it is remembered. */
    private static void keepContents(Statements db, Upload upload) throws SQLException {
        if (upload instanceof Queued) {
            db.update(KEEP, upload.attempt().payload().sha256(), upload.id().value());
        }
        for (var result : upload.results().values()) {
            db.update(KEEP, result.sha256(), upload.id().value());
        }
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
