package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Retention.RetentionQuery;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists and deletes ended uploads, in the tables of uploads, events and contents. */
final class SqlRetention implements Retention {

    private static final String FINAL = stateWords(
            Arrays.stream(UploadState.values()).filter(UploadState::isFinal).toList());

    private final Workers workers;
    private final String ended;
    private final String deleteUploads;
    private final String deleteEvents;
    private final String deleteContents;
    private final String unneeded;
    private final BatchOperation<SeenVersion, Boolean> deleteOperation = this::deleteAll;

    SqlRetention(Dialect dialect, Workers workers) {
        this.workers = workers;
        var atRest = "due IS NULL AND lease_owner IS NULL AND " + dialect.inList("state");
        ended = """
                SELECT %s FROM uploads%s WHERE %s AND updated < ? AND (updated, id) > (?, ?)
                ORDER BY updated, id LIMIT ?""".formatted(UploadTable.COLUMNS, dialect.indexHint("uploads_ended"), atRest);
        deleteUploads = """
                DELETE FROM uploads WHERE (id, version) IN (SELECT id, version FROM %s) AND %s
                AND (holds_until IS NULL OR holds_until <= ferry_millis()) RETURNING id""".formatted(dialect.rows("seen", "id text", "version bigint"), atRest);
        deleteEvents = "DELETE FROM events WHERE " + dialect.inList("upload");
        deleteContents = "DELETE FROM contents WHERE " + dialect.inList("upload");
        unneeded = """
                SELECT sha256 FROM %s WHERE NOT EXISTS (
                  SELECT 1 FROM contents JOIN uploads ON uploads.id = contents.upload
                  WHERE contents.sha256 = listed.sha256 AND NOT (%s AND updated < ?))""".formatted(dialect.rows("listed", "sha256 text"), atRest);
    }

    private record SeenVersion(UploadId id, long version) {}

    @Override
    public CompletionStage<List<JournalEntry>> ended(RetentionQuery which, @Nullable JournalEntry after, int limit) {
        return workers.reader()
                .submit(db -> db.query(
                        UploadTable::entry,
                        ended,
                        stateWords(which.states()),
                        which.before(),
                        after == null ? Long.MIN_VALUE : after.updatedAt().toEpochMilli(),
                        after == null ? "" : after.upload().id().value(),
                        limit));
    }

    @Override
    public CompletionStage<Boolean> delete(UploadId id, long version) {
        return workers.writer().submit(deleteOperation, new SeenVersion(id, version));
    }

    @Override
    public CompletionStage<Set<ContentRef>> unneeded(Collection<ContentRef> refs, RetentionQuery treatedAsDeleted) {
        var hashes = RowsParameter.of(refs, (row, ref) -> row.put("sha256", ref.sha256()));
        return workers.reader().submit(db -> {
            var found = new HashSet<String>(db.query(
                    row -> row.getString("sha256"),
                    unneeded,
                    hashes,
                    stateWords(treatedAsDeleted.states()),
                    treatedAsDeleted.before()));
            return refs.stream().filter(ref -> found.contains(ref.sha256())).collect(Collectors.toSet());
        });
    }

    private List<Boolean> deleteAll(OrderedTransaction transaction, List<SeenVersion> uploads)
            throws SQLException, IOException {
        var seen = RowsParameter.of(
                uploads, (row, upload) -> row.put("id", upload.id().value()).put("version", upload.version()));
        var deleted =
                new HashSet<String>(transaction.db().query(row -> row.getString("id"), deleteUploads, seen, FINAL));
        if (!deleted.isEmpty()) {
            var ids = RowsParameter.of(deleted);
            // The last event number must survive the deletion of its event.
            StoreMetadata.set(transaction.db(), StoreMetadata.NUMBERED, String.valueOf(transaction.lastNumber()));
            transaction.db().update(deleteEvents, ids);
            transaction.db().update(deleteContents, ids);
        }
        return uploads.stream()
                .map(upload -> deleted.remove(upload.id().value()))
                .toList();
    }

    private static String stateWords(Collection<UploadState> states) {
        return RowsParameter.of(states.stream().map(UploadState::word).toList());
    }
}
