package dev.ferry.adapters.store.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sql.StoreMetadata;
import dev.ferry.adapters.store.sql.Workers;
import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Copies the contents of a journal to another journal, which may be in another kind of database. The old journal is
 * marked as moved before the copy, permanently, so no upload is processed from both. A failed copy can be repeated.
 */
public final class JournalMove {

    private static final String MOVED_TO = "moved-to";
    private static final String TAKEN_FROM = "taken-from";
    private static final int PAGE = 500;

    private static final List<MovedTable> TABLES = List.of(
            new MovedTable(
                    "uploads",
                    List.of("position bigint"),
                    List.of(
                            "id text",
                            "name text",
                            "state text",
                            "version bigint",
                            "due bigint",
                            "created bigint",
                            "updated bigint",
                            "holds_until bigint",
                            "waits_for text",
                            "body text"),
                    false),
            new MovedTable("events", List.of("number bigint"), List.of("upload text", "at bigint", "body text"), true),
            new MovedTable("contents", List.of("sha256 text", "upload text"), List.of(), true),
            new MovedTable("processing_times", List.of("size bigint"), List.of("weights text"), true));

    private static final String BUSY = """
            SELECT EXISTS (SELECT 1 FROM nodes WHERE until > ferry_millis())
              OR EXISTS (SELECT 1 FROM uploads WHERE lease_until > ferry_millis()) AS busy""";

    private static final String COUNTS =
            "SELECT (SELECT count(*) FROM uploads) AS uploads, (SELECT count(*) FROM events) AS events";

    private final Dialect dialect;
    private final Workers workers;

    /** Wraps the source or the target of a move. */
    public JournalMove(SqlStore journal) {
        this.dialect = journal.dialect();
        this.workers = journal.workers();
    }

    /**
     * Returns the journal to which this one was moved.
     *
     * @return empty when this journal was not moved
     */
    public CompletionStage<Optional<String>> movedTo() {
        return workers.reader().submit(db -> StoreMetadata.get(db, MOVED_TO));
    }

    /**
     * Marks this journal as moved to another one, permanently. No process may be using it: an unexpired lease on an
     * upload or on a share of the account counts as use.
     *
     * @return false when a process is using this journal, and nothing was changed
     */
    public CompletionStage<Boolean> leaveFor(String other) {
        return workers.writer().submit(db -> {
            if (db.<Boolean>first(row -> row.getBoolean("busy"), BUSY).orElseThrow()) {
                return false;
            }
            StoreMetadata.set(db, MOVED_TO, other);
            return true;
        });
    }

    /**
     * Whether another journal can be copied to this one: this one is empty, or already has the copy.
     *
     * @param id of the other journal
     * @return false when this journal has other contents
     */
    public CompletionStage<Boolean> canCopyFrom(String id) {
        return workers.reader().submit(db -> isEmpty(db) || isTakenFrom(db, id));
    }

    /**
     * Copies the contents of another journal to this one in one transaction, unless this was done already.
     *
     * @param id of the other journal
     * @param from the other journal, which is marked as moved to this one
     * @return the numbers of uploads and events now in this journal; fails without changes when it was not empty
     */
    public CompletionStage<JournalMoveResult> copyFrom(String id, JournalMove from) {
        return workers.writer().submit((transaction, ids) -> List.of(copyFrom(transaction, id, from)), id);
    }

    private JournalMoveResult copyFrom(OrderedTransaction transaction, String id, JournalMove from)
            throws SQLException, IOException {
        transaction.lastNumber();
        var db = transaction.db();
        if (!isTakenFrom(db, id)) {
            if (!isEmpty(db)) {
                throw new IOException("the target store is no longer empty");
            }
            StoreMetadata.set(db, TAKEN_FROM, id);
            var account = await(from.workers.reader().submit(old -> StoreMetadata.get(old, StoreMetadata.ACCOUNT)));
            if (account.isPresent()) {
                StoreMetadata.set(db, StoreMetadata.ACCOUNT, account.get());
            }
            StoreMetadata.set(db, StoreMetadata.NUMBERED, String.valueOf(await(from.lastNumber())));
            for (var table : TABLES) {
                copy(table, from, db);
            }
        }
        return counts(db);
    }

    private void copy(MovedTable table, JournalMove from, Statements db) throws SQLException, IOException {
        var page = from.page(table, table.startKey());
        while (!page.isEmpty()) {
            table.insert(db, dialect, page);
            page = from.page(table, table.keyOf(page.getLast()));
        }
    }

    private List<ObjectNode> page(MovedTable table, List<Object> after) throws IOException {
        return await(workers.reader().submit(db -> table.page(db, after, PAGE)));
    }

    private CompletionStage<Long> lastNumber() {
        return workers.writer().submit((transaction, requests) -> List.of(transaction.lastNumber()), this);
    }

    private static boolean isEmpty(Statements db) throws SQLException, IOException {
        var counts = counts(db);
        return counts.uploads() == 0 && counts.events() == 0;
    }

    private static boolean isTakenFrom(Statements db, String id) throws SQLException, IOException {
        return StoreMetadata.get(db, TAKEN_FROM).equals(Optional.of(id));
    }

    private static JournalMoveResult counts(Statements db) throws SQLException, IOException {
        return db.<JournalMoveResult>first(
                        row -> new JournalMoveResult(row.getLong("uploads"), row.getLong("events")), COUNTS)
                .orElseThrow();
    }

    /** Waits, on a thread of one journal, for a result of the other journal. */
    private static <T> T await(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IOException(String.valueOf(Stages.cause(e).getMessage()), e);
        }
    }
}
