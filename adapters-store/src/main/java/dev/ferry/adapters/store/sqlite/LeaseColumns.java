package dev.ferry.adapters.store.sqlite;

import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.Scope;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns that say who works on an upload. {@code claimable} follows from them and is indexed. */
final class LeaseColumns {

    private static final String IN_SCOPE = "(?1 IS NULL OR id IN (SELECT value FROM json_each(?1)))";
    private static final String CLAIM = """
            UPDATE uploads SET version = version + 1, lease_owner = ?4, lease_until = ?5
            WHERE position IN (SELECT position FROM uploads WHERE claimable <= ?2 AND %s
                               ORDER BY claimable, position LIMIT ?3)
            RETURNING %s""".formatted(IN_SCOPE, UploadTable.COLUMNS);
    private static final String RENEW =
            "UPDATE uploads SET lease_until = ? WHERE id = ? AND lease_owner = ? AND lease_until > ?";
    private static final String RELEASE = """
            UPDATE uploads SET due = ?, lease_owner = NULL, lease_until = NULL
            WHERE id = ? AND lease_owner = ? AND lease_until > ? AND due IS NOT NULL""";
    private static final String NEXT_DUE =
            "SELECT claimable FROM uploads WHERE claimable IS NOT NULL AND " + IN_SCOPE + " ORDER BY claimable LIMIT 1";

    private LeaseColumns() {}

    static List<Entry> claim(Statements db, String owner, Scope scope, int limit, Instant now, Duration lease)
            throws SQLException, IOException {
        return db.<Entry>query(UploadTable::entry, CLAIM, ids(scope), now, limit, owner, now.plus(lease)).stream()
                .sorted(Comparator.comparing(entry -> entry.due() == null ? now : entry.due()))
                .toList();
    }

    static Set<UploadId> renew(Statements db, String owner, Collection<UploadId> ids, Instant now, Duration lease)
            throws SQLException {
        var held = new HashSet<UploadId>();
        for (var id : ids) {
            if (db.update(RENEW, now.plus(lease), id.value(), owner, now) > 0) {
                held.add(id);
            }
        }
        return held;
    }

    static int release(Statements db, String owner, UploadId id, Instant due, Instant now) throws SQLException {
        return db.update(RELEASE, due, id.value(), owner, now);
    }

    static Optional<Instant> nextDue(Statements db, Scope scope) throws SQLException, IOException {
        return db.first(row -> Instant.ofEpochMilli(row.getLong("claimable")), NEXT_DUE, ids(scope));
    }

    /** Null for every upload. Ids need no escaping: see {@link UploadId}. */
    private static @Nullable String ids(Scope scope) {
        return scope.only() == null
                ? null
                : scope.only().stream().map(id -> '"' + id.value() + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
