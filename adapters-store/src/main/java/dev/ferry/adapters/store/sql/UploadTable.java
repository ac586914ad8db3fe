package dev.ferry.adapters.store.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of uploads and of the contents they need. A row of uploads is a journal entry with the upload as
 * JSON.
 */
final class UploadTable {

    static final String COLUMNS = "body, version, due, created, updated, waits_for";

    /** The due time of an upload whose turn comes when the one before it is at rest: in the year 9999. */
    static final long WHEN_ITS_TURN_COMES = 253402214400000L;

    private final String insert;
    private final String update;
    private final String insertContents;

    UploadTable(Dialect dialect) {
        insert = """
                INSERT INTO uploads (id, name, state, version, due, created, updated, body)
                SELECT id, name, state, 1, ?, ?, ?, body FROM %s WHERE true
                ON CONFLICT (id) DO NOTHING RETURNING id""".formatted(dialect.rows("entered", "id text", "state text", "body text", "name text"));
        update = """
                UPDATE uploads SET state = change.state, version = uploads.version + 1, due = change.due, updated = ?,
                  body = change.body, lease_owner = CASE WHEN change.keeps THEN uploads.lease_owner END,
                  lease_until = CASE WHEN change.keeps THEN uploads.lease_until END, waits_for = NULL,
                  holds_until = coalesce(change.holds, uploads.holds_until)
                FROM %s WHERE uploads.id = change.id AND uploads.version = change.version
                RETURNING uploads.id, uploads.version, uploads.created""".formatted(dialect.rows(
                "change",
                "id text",
                "state text",
                "body text",
                "version bigint",
                "due bigint",
                "holds bigint",
                "keeps boolean"));
        insertContents =
                "INSERT INTO contents (sha256, upload) SELECT sha256, upload FROM %s WHERE true ON CONFLICT DO NOTHING"
                        .formatted(dialect.rows("kept", "sha256 text", "upload text"));
    }

    /** An upload at a version. */
    record Version(UploadId id, long number) {}

    /** Inserts uploads and returns the ids of the inserted ones. The other ids exist already. */
    Set<UploadId> insert(OrderedTransaction transaction, Collection<Queued> uploads) throws SQLException, IOException {
        var now = transaction.now();
        var rows = RowsParameter.of(
                uploads,
                (row, upload) -> columns(row, upload)
                        .put("name", upload.submission().name().value()));
        var entered = new HashSet<UploadId>(
                transaction.db().query(row -> new UploadId(row.getString("id")), insert, now, now, now, rows));
        insertContents(transaction.db(), uploads.stream().filter(upload -> entered.contains(upload.id())));
        return entered;
    }

    /** Updates the uploads that still have the expected version, and returns the updated ones. */
    Map<Version, JournalEntry> update(OrderedTransaction transaction, Map<Version, UploadChange> changes)
            throws SQLException, IOException {
        var now = transaction.now();
        var rows = RowsParameter.of(
                changes.values(),
                (row, change) -> columns(row, change.batch().state())
                        .put("version", change.expectedVersion())
                        .put("due", millis(due(change, now)))
                        .put("holds", millis(after(now, change.holdsBack())))
                        .put("keeps", change.keepsLease()));
        var updated = new HashMap<Version, JournalEntry>();
        for (var entry : transaction.db().<JournalEntry>query(row -> changed(row, changes, now), update, now, rows)) {
            updated.put(new Version(entry.upload().id(), entry.version() - 1), entry);
        }
        insertContents(transaction.db(), updated.values().stream().map(JournalEntry::upload));
        return updated;
    }

    static JournalEntry entry(ResultSet row) throws SQLException, IOException {
        var due = row.getLong("due");
        var atRest = row.wasNull();
        var updated = Instant.ofEpochMilli(row.getLong("updated"));
        var waitsFor = row.getString("waits_for");
        return new JournalEntry(
                JournalJson.read(row.getString("body"), Upload.class),
                row.getLong("version"),
                atRest ? null : due == WHEN_ITS_TURN_COMES ? updated : Instant.ofEpochMilli(due),
                Instant.ofEpochMilli(row.getLong("created")),
                updated,
                waitsFor == null ? null : new UploadId(waitsFor));
    }

    private static JournalEntry changed(ResultSet row, Map<Version, UploadChange> changes, Instant now)
            throws SQLException, IOException {
        var version = row.getLong("version");
        var change = changes.get(new Version(new UploadId(row.getString("id")), version - 1));
        if (change == null) {
            throw new IOException("the journal changed an upload that no change was requested for");
        }
        var created = Instant.ofEpochMilli(row.getLong("created"));
        return new JournalEntry(change.batch().state(), version, due(change, now), created, now);
    }

    private static @Nullable Instant due(UploadChange change, Instant now) {
        return after(now, change.delay());
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration delay) {
        return delay == null ? null : now.plusMillis(delay.toMillis());
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static ObjectNode columns(ObjectNode row, Upload upload) {
        return row.put("id", upload.id().value())
                .put("state", UploadState.of(upload).word())
                .put("body", JournalJson.write(upload));
    }

    /** Records the contents that uploads need until they are deleted. */
    private void insertContents(Statements db, Stream<? extends Upload> uploads) throws SQLException {
        var needs = uploads.flatMap(UploadTable::needs).toList();
        if (!needs.isEmpty()) {
            db.update(
                    insertContents,
                    RowsParameter.of(
                            needs,
                            (row, need) -> row.put("sha256", need.sha256())
                                    .put("upload", need.id().value())));
        }
    }

    private record NeededPayload(UploadId id, String sha256) {}

    private static Stream<NeededPayload> needs(Upload upload) {
        var payload = upload instanceof Queued ? upload.attempt().contents() : Stream.<ContentRef>empty();
        return Stream.concat(payload, upload.results().values().stream())
                .map(ref -> new NeededPayload(upload.id(), ref.sha256()));
    }
}
