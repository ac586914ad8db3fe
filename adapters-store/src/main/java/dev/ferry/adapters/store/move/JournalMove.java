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
 * Carries all that a journal remembers over to another one, be it in another kind of database. The old one is left
 * first and for good, so that nothing is ever carried from both; what fails in between can be done again.
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

    /** A journal that goes, or that takes over. */
    public JournalMove(SqlStore journal) {
        this.dialect = journal.dialect();
        this.workers = journal.workers();
    }

    /**
     * Where its uploads are carried now.
     *
     * @return the journal it was left for, empty when it was not
     */
    public CompletionStage<Optional<String>> movedTo() {
        return workers.reader().submit(db -> StoreMetadata.get(db, MOVED_TO));
    }

    /**
     * Leaves this journal for another one, for good. Nobody may be at work: whoever carries uploads or has a share of
     * the account is.
     *
     * @return false when somebody is at work on this one, and nothing was changed
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
     * Whether this journal can take another one over: it is empty, or has done so already.
     *
     * @return false when it holds anything else
     */
    public CompletionStage<Boolean> mayTakeOver(String id) {
        return workers.reader().submit(db -> isEmpty(db) || isTakenFrom(db, id));
    }

    /**
     * Takes over everything that another journal remembers, in one transaction, unless it has done so already.
     *
     * @param from the other, which was left for this one
     * @return what this one holds now; fails, and takes nothing, when it was not empty
     */
    public CompletionStage<JournalMoveResult> takeOver(String id, JournalMove from) {
        return workers.writer().submit((turn, asked) -> List.of(takeOver(turn, id, from)), id);
    }

    private JournalMoveResult takeOver(OrderedTransaction turn, String id, JournalMove from)
            throws SQLException, IOException {
        turn.lastNumber();
        var db = turn.db();
        if (!isTakenFrom(db, id)) {
            if (!isEmpty(db)) {
                throw new IOException("the store to move to is not empty any more");
            }
            StoreMetadata.set(db, TAKEN_FROM, id);
            var account = wait(from.workers.reader().submit(old -> StoreMetadata.get(old, StoreMetadata.ACCOUNT)));
            if (account.isPresent()) {
                StoreMetadata.set(db, StoreMetadata.ACCOUNT, account.get());
            }
            StoreMetadata.set(db, StoreMetadata.NUMBERED, String.valueOf(wait(from.lastNumber())));
            for (var table : TABLES) {
                copy(table, from, db);
            }
        }
        return counts(db);
    }

    private void copy(MovedTable table, JournalMove from, Statements db) throws SQLException, IOException {
        var page = from.page(table, table.beginning());
        while (!page.isEmpty()) {
            table.insert(db, dialect, page);
            page = from.page(table, table.keyOf(page.getLast()));
        }
    }

    private List<ObjectNode> page(MovedTable table, List<Object> after) throws IOException {
        return wait(workers.reader().submit(db -> table.page(db, after, PAGE)));
    }

    private CompletionStage<Long> lastNumber() {
        return workers.writer().submit((turn, asked) -> List.of(turn.lastNumber()), this);
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

    /** The one journal's thread waits for the other's. */
    private static <T> T wait(CompletionStage<T> stage) throws IOException {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IOException(String.valueOf(Stages.cause(e).getMessage()), e);
        }
    }
}
