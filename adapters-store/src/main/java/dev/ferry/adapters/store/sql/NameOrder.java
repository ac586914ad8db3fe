package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the uploads of each name in the order of acceptance. Every queued upload waits for the last one before it that
 * is not at rest, or that may still be under way. A waiting upload is due in the year 9999, so that claims do not read
 * it, until the transaction that ends the other one makes it due. Only ordered transactions change the order, so it has
 * no races. An upload that loses its turn gets a new version, so that an engine that has claimed it cannot send it.
 */
final class NameOrder {

    /** Bounds a transaction. */
    private static final int MAX_ROWS = 1000;

    private static final String FIND = "SELECT " + UploadTable.COLUMNS + " FROM uploads WHERE id = ?";
    private static final String PLACE = """
            UPDATE uploads SET waits_for = ?, due = ?, version = version + ?, lease_owner = NULL, lease_until = NULL
            WHERE id = ?""";
    private static final String LATER = """
            SELECT %s FROM uploads
            WHERE name = ? AND position > (SELECT position FROM uploads WHERE id = ?) AND body NOT LIKE '{"type":"Queued"%%'
            ORDER BY position DESC LIMIT %d""".formatted(UploadTable.COLUMNS, MAX_ROWS);
    private static final String OVERDUE = """
            SELECT waiting.id FROM uploads AS waiting WHERE waiting.claimable = %d AND NOT EXISTS (
              SELECT 1 FROM uploads AS holder WHERE holder.id = waiting.waits_for AND holder.due IS NOT NULL)
            LIMIT %d""".formatted(UploadTable.WHEN_ITS_TURN_COMES, MAX_ROWS);

    private final String late;
    private final String openHolder;
    private final String doubtedHolder;
    private final String next;
    private final String doubts;

    NameOrder(Dialect dialect) {
        var line = dialect.indexHint("uploads_line");
        var before = "SELECT 1 FROM uploads AS holder" + line
                + " WHERE holder.name = this.name AND holder.position < this.position AND ";
        late = """
                SELECT this.id FROM %s JOIN uploads AS this ON this.id = entered.id
                WHERE EXISTS (%sholder.due IS NOT NULL) OR EXISTS (%sholder.holds_until > ?)
                ORDER BY this.position""".formatted(dialect.rows("entered", "id text"), before, before);
        var holder = "SELECT holder.id, holder.due, holder.holds_until FROM uploads AS holder" + line
                + " WHERE holder.name = ? AND holder.";
        openHolder = holder + "position < (SELECT position FROM uploads WHERE id = ?) AND holder.due IS NOT NULL"
                + " ORDER BY holder.position DESC LIMIT 1";
        // also a later one, whose request may be under way; this wait ends by time, so two never wait for each other
        doubtedHolder = holder + "id <> ? AND holder.due IS NULL AND holder.holds_until > ?"
                + " ORDER BY holder.holds_until DESC LIMIT 1";
        next = """
                SELECT (SELECT later.id FROM uploads AS later%s
                  WHERE later.name = this.name AND later.position > this.position AND later.due IS NOT NULL
                  ORDER BY later.position LIMIT 1) AS id
                FROM %s JOIN uploads AS this ON this.id = changed.id""".formatted(line, dialect.rows("changed", "id text"));
        doubts = """
                SELECT %s FROM uploads%s WHERE name = ? AND holds_until IS NOT NULL AND state = 'in-doubt'
                AND position < (SELECT position FROM uploads WHERE id = ?)""".formatted(UploadTable.COLUMNS, line);
    }

    /**
     * An upload that holds others back.
     *
     * @param until when the next one is due
     */
    private record Holder(String id, long until) {

        static Holder read(ResultSet row) throws SQLException {
            var open = row.getObject("due") != null;
            return new Holder(row.getString("id"), open ? UploadTable.WHEN_ITS_TURN_COMES : row.getLong("holds_until"));
        }
    }

    /** Lets new uploads wait for the last ones before them, and returns those that wait. */
    List<JournalEntry> join(OrderedTransaction transaction, Collection<UploadId> entered)
            throws SQLException, IOException {
        return placeAll(
                transaction,
                transaction.db().<String>query(row -> row.getString("id"), late, ids(entered), transaction.now()),
                0);
    }

    /**
     * Gives changed uploads their places: one that was queued again joins its line, and the next one after an upload at
     * rest may go.
     *
     * @return those that were queued again
     */
    List<JournalEntry> move(OrderedTransaction transaction, List<UploadChange> changes)
            throws SQLException, IOException {
        var again = changes.stream()
                .filter(UploadChange::queuesAgain)
                .map(change -> change.batch().state().id().value())
                .toList();
        var placed = placeAll(transaction, again, 0);
        var moved = changes.stream()
                .filter(change -> change.queuesAgain() || change.rests())
                .map(change -> change.batch().state().id())
                .toList();
        if (!moved.isEmpty()) {
            var followers = transaction
                    .db()
                    .<Optional<String>>query(row -> Optional.ofNullable(row.getString("id")), next, ids(moved));
            placeAll(transaction, followers.stream().flatMap(Optional::stream).toList(), 1);
        }
        return placed;
    }

    /** Whether a later upload of the name forbids the change. */
    boolean forbids(OrderedTransaction transaction, UploadChange change) throws SQLException, IOException {
        transaction.now();
        var state = change.batch().state();
        return change.queuesAgain()
                && transaction
                        .db()
                        .<JournalEntry>query(
                                UploadTable::entry,
                                LATER,
                                state.submission().name().value(),
                                state.id().value())
                        .stream()
                        .anyMatch(later -> change.isForbiddenBy(later.upload()));
    }

    /** The ends of the doubts about uploads that were accepted before a completed one, whose data replaced theirs. */
    List<UploadChange> superseded(OrderedTransaction transaction, UploadChange completed)
            throws SQLException, IOException {
        var state = completed.batch().state();
        return transaction
                .db()
                .<JournalEntry>query(
                        UploadTable::entry,
                        doubts,
                        state.submission().name().value(),
                        state.id().value())
                .stream()
                .flatMap(entry -> entry.upload() instanceof InDoubt doubt
                        ? Stream.of(UploadChange.superseding(entry, doubt, state.id()))
                        : Stream.empty())
                .toList();
    }

    /**
     * Moves the uploads whose turn has come unnoticed: a node with an older Ferry has ended the one before.
     *
     * @return how many there were
     */
    int moveOverdue(OrderedTransaction transaction) throws SQLException, IOException {
        transaction.now();
        var overdue = transaction.db().<String>query(row -> row.getString("id"), OVERDUE);
        return placeAll(transaction, overdue, 1).size();
    }

    private List<JournalEntry> placeAll(OrderedTransaction transaction, List<String> ids, int versions)
            throws SQLException, IOException {
        var placed = new ArrayList<JournalEntry>(ids.size());
        for (var id : ids) {
            placed.add(place(transaction, id, versions));
        }
        return placed;
    }

    /**
     * Lets an upload wait for the last one before it, or go. An upload that was sent stays as it is.
     *
     * @param versions by how much its version rises
     */
    private JournalEntry place(OrderedTransaction transaction, String id, int versions)
            throws SQLException, IOException {
        var db = transaction.db();
        var now = transaction.now();
        var entry = db.<JournalEntry>first(UploadTable::entry, FIND, id).orElseThrow();
        var name = entry.upload().submission().name().value();
        var open = db.<Holder>first(Holder::read, openHolder, name, id);
        var holder = open.isPresent() ? open : db.<Holder>first(Holder::read, doubtedHolder, name, id, now);
        if (!(entry.upload() instanceof Queued) || (holder.isEmpty() && entry.waitingFor() == null)) {
            return entry;
        }
        db.update(
                PLACE,
                holder.map(Holder::id).orElse(null),
                holder.map(Holder::until).orElse(now.toEpochMilli()),
                versions,
                id);
        return db.<JournalEntry>first(UploadTable::entry, FIND, id).orElseThrow();
    }

    private static String ids(Collection<UploadId> ids) {
        return RowsParameter.of(ids, (row, id) -> row.put("id", id.value()));
    }
}
