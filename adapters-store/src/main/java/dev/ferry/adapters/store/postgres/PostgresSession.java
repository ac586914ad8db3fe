package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.DatabaseSession;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.jdbc.UncertainCommitException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Transactions, each on a connection of the pool. */
final class PostgresSession implements DatabaseSession {

    /** Between two tries to find out what became of a commit, and for how long to try. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Waits until every other transaction that writes events has ended, and only then looks, by a statement of its own
     * that comes with the same packet. Postgres lets go of the lock after the commit has become visible.
     */
    private static final String TURN = "SELECT pg_advisory_xact_lock('events'::regclass::oid::bigint)";

    private static final String PLACE = """
            SELECT ferry_millis() AS now, set_config('ferry.batch', ?, true),
              greatest((SELECT max(number) FROM events),
                       (SELECT value::bigint FROM facts WHERE name = 'numbered'), 0) AS last""";

    private static final String CAME_THROUGH =
            "SELECT EXISTS (SELECT FROM events WHERE number = ? AND batch = ?::uuid) AS came_through";

    private final PostgresDatabase database;
    private final boolean oneStatementEach;
    private final Runnable before;

    private PostgresSession(PostgresDatabase database, boolean oneStatementEach, Runnable before) {
        this.database = database;
        this.oneStatementEach = oneStatementEach;
        this.before = before;
    }

    static PostgresSession writing(PostgresDatabase database) {
        return new PostgresSession(database, false, () -> {});
    }

    /** What it claims is one statement, and so is a transaction by itself. */
    static PostgresSession claiming(PostgresDatabase database) {
        return new PostgresSession(database, true, database::letOwnersGoFirst);
    }

    static PostgresSession reading(PostgresDatabase database) {
        return new PostgresSession(database, true, () -> {});
    }

    /** Everything is forced: an owner on another machine may outlive the failure that would undo its claim. */
    @Override
    public void transact(Work work, boolean forced) throws SQLException, IOException {
        before.run();
        var batch = UUID.randomUUID().toString();
        try (var connection = database.connect()) {
            connection.setAutoCommit(oneStatementEach);
            var turn = new OrderedTransaction(new Statements(connection), db -> place(connection, batch));
            work.in(turn);
            if (!oneStatementEach) {
                commit(connection, turn, batch);
            }
        }
    }

    @Override
    public boolean leavesUnforced() {
        return false;
    }

    @Override
    public boolean mayPass(SQLException failure) {
        return PostgresFailures.mayPass(failure);
    }

    @Override
    public IOException failure(SQLException failure) {
        return database.failures().failure("used", failure);
    }

    /** The pool is not this session's. */
    @Override
    public void close() {}

    private OrderedTransaction.Place place(Connection connection, String batch) throws SQLException {
        var asked = System.nanoTime();
        try (var both = connection.prepareStatement(TURN + "; " + PLACE)) {
            both.setString(1, batch);
            both.execute();
            both.getMoreResults();
            try (var row = both.getResultSet()) {
                row.next();
                var now = Instant.ofEpochMilli(row.getLong("now"));
                database.clock().told(now, asked, System.nanoTime());
                return new OrderedTransaction.Place(now, row.getLong("last"));
            }
        }
    }

    /**
     * When the connection breaks while it commits, the transaction may have come through or not; the numbers that it
     * gave its events tell. What has no events may be done again.
     */
    private void commit(Connection connection, OrderedTransaction turn, String batch) throws SQLException, IOException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!turn.hasNumbered() || !cameThrough(turn.lastNumber(), batch, e)) {
                throw e;
            }
        }
    }

    private boolean cameThrough(long number, String batch, SQLException failure) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            try (var connection = database.connect()) {
                var db = new Statements(connection);
                db.query(row -> true, TURN);
                return db.<Boolean>first(row -> row.getBoolean("came_through"), CAME_THROUGH, number, batch)
                        .orElseThrow();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        } while (database.waitFor(BETWEEN_TRIES) && System.nanoTime() < deadline);
        throw new UncertainCommitException(database.failures().failure("asked what became of a commit", failure));
    }
}
