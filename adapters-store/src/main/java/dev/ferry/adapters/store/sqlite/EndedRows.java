package dev.ferry.adapters.store.sqlite;

import dev.ferry.application.journal.Ended;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is over, in all three tables. The file does not shrink when rows are deleted: SQLite uses their room again. */
final class EndedRows {

    private static final Set<UploadState> FINAL =
            Arrays.stream(UploadState.values()).filter(UploadState::isFinal).collect(Collectors.toUnmodifiableSet());

    private static final String AT_REST =
            "due IS NULL AND lease_owner IS NULL AND state IN (SELECT value FROM json_each(?1))";

    /** The index is named because SQLite would rather sort all uploads of the states, page by page. */
    private static final String ENDED = """
            SELECT %s FROM uploads INDEXED BY uploads_ended WHERE %s AND updated < ?2 AND (updated, id) > (?3, ?4)
            ORDER BY updated, id LIMIT ?5""".formatted(UploadTable.COLUMNS, AT_REST);

    private static final String FORGET = "DELETE FROM uploads WHERE id = ?2 AND version = ?3 AND " + AT_REST;
    private static final String FORGET_EVENTS = "DELETE FROM events WHERE upload = ?";
    private static final String FORGET_CONTENTS = "DELETE FROM contents WHERE upload = ?";
    private static final String UNNEEDED = """
            SELECT value FROM json_each(?3) AS asked WHERE NOT EXISTS (
              SELECT 1 FROM contents JOIN uploads ON uploads.id = contents.upload
              WHERE contents.sha256 = asked.value AND NOT (%s AND updated < ?2))""".formatted(AT_REST);

    private EndedRows() {}

    static List<Entry> page(Statements db, Ended which, @Nullable Entry after, int limit)
            throws SQLException, IOException {
        return db.query(
                UploadTable::entry,
                ENDED,
                UploadTable.words(which.states()),
                which.before(),
                after == null ? Long.MIN_VALUE : after.updatedAt().toEpochMilli(),
                after == null ? "" : after.upload().id().value(),
                limit);
    }

    static boolean forget(Statements db, UploadId id, long version) throws SQLException {
        if (db.update(FORGET, UploadTable.words(FINAL), id.value(), version) == 0) {
            return false;
        }
        db.update(FORGET_EVENTS, id.value());
        db.update(FORGET_CONTENTS, id.value());
        return true;
    }

    static Set<ContentRef> unneeded(Statements db, Collection<ContentRef> refs, Ended forgotten)
            throws SQLException, IOException {
        var hashes = refs.stream().map(ref -> '"' + ref.sha256() + '"').collect(Collectors.joining(",", "[", "]"));
        var unneeded = new HashSet<String>(db.query(
                row -> row.getString("value"),
                UNNEEDED,
                UploadTable.words(forgotten.states()),
                forgotten.before(),
                hashes));
        return refs.stream().filter(ref -> unneeded.contains(ref.sha256())).collect(Collectors.toSet());
    }
}
