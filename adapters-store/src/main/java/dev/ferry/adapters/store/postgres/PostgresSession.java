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

/** Runs each transaction on a connection of the pool. */
final class PostgresSession implements DatabaseSession {

    /** The delay between two queries for the result of a broken commit. */
    private static final Duration RETRY_DELAY = Duration.ofMillis(200);

    /** The time limit for finding the result of a broken commit. */
    private static final Duration UNCERTAIN_TIMEOUT = Duration.ofMinutes(2);

    /**
     * Waits until every other transaction that writes events has ended. {@link #PLACE} is a separate statement in the
     * same packet, so it sees their changes: PostgreSQL releases the lock after the commit has become visible.
     */
    private static final String LOCK = "SELECT pg_advisory_xact_lock('events'::regclass::oid::bigint)";

    private static final String PLACE = """
            SELECT ferry_millis() AS now, set_config('ferry.batch', ?, true),
              greatest((SELECT max(number) FROM events),
                       (SELECT value::bigint FROM facts WHERE name = 'numbered'), 0) AS last""";

    private static final String IS_COMMITTED =
            "SELECT EXISTS (SELECT FROM events WHERE number = ? AND batch = ?::uuid) AS is_committed";

    private final PostgresDatabase database;
    private final boolean autoCommit;
    private final Runnable beforeTransaction;

    private PostgresSession(PostgresDatabase database, boolean autoCommit, Runnable beforeTransaction) {
        this.database = database;
        this.autoCommit = autoCommit;
        this.beforeTransaction = beforeTransaction;
    }

    static PostgresSession writing(PostgresDatabase database) {
        return new PostgresSession(database, false, () -> {});
    }

    /** Creates a session for claims. A claim is a single statement, so it commits automatically. */
    static PostgresSession claiming(PostgresDatabase database) {
        return new PostgresSession(database, true, database::delayClaims);
    }

    static PostgresSession reading(PostgresDatabase database) {
        return new PostgresSession(database, true, () -> {});
    }

    /** Forces every transaction: an owner on another machine may survive a failure that would undo its claim. */
    @Override
    public void transact(Work work, boolean forced) throws SQLException, IOException {
        beforeTransaction.run();
        var batch = UUID.randomUUID().toString();
        try (var connection = database.connect()) {
            connection.setAutoCommit(autoCommit);
            var transaction = new OrderedTransaction(new Statements(connection), db -> place(connection, batch));
            work.run(transaction);
            if (!autoCommit) {
                commit(connection, transaction, batch);
            }
        }
    }

    @Override
    public boolean separatesUnforced() {
        return false;
    }

    @Override
    public boolean isTransient(SQLException failure) {
        return PostgresFailures.isTransient(failure);
    }

    @Override
    public IOException failure(SQLException failure) {
        return database.failures().failure("used", failure);
    }

    /** Does nothing: the pool belongs to the database. */
    @Override
    public void close() {}

    private OrderedTransaction.Place place(Connection connection, String batch) throws SQLException {
        var sentAt = System.nanoTime();
        try (var statements = connection.prepareStatement(LOCK + "; " + PLACE)) {
            statements.setString(1, batch);
            statements.execute();
            statements.getMoreResults();
            try (var row = statements.getResultSet()) {
                row.next();
                var now = Instant.ofEpochMilli(row.getLong("now"));
                database.clock().update(now, sentAt, System.nanoTime());
                return new OrderedTransaction.Place(now, row.getLong("last"));
            }
        }
    }

    /**
     * Commits. When the connection breaks during the commit, the event numbers of the transaction show whether it was
     * committed. A transaction without events may run again.
     */
    private void commit(Connection connection, OrderedTransaction transaction, String batch)
            throws SQLException, IOException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!transaction.hasAssignedNumbers() || !isCommitted(transaction.lastNumber(), batch, e)) {
                throw e;
            }
        }
    }

    private boolean isCommitted(long number, String batch, SQLException failure) throws IOException {
        var deadline = System.nanoTime() + UNCERTAIN_TIMEOUT.toNanos();
        do {
            try (var connection = database.connect()) {
                var db = new Statements(connection);
                db.query(row -> true, LOCK);
                return db.<Boolean>first(row -> row.getBoolean("is_committed"), IS_COMMITTED, number, batch)
                        .orElseThrow();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        } while (database.waitFor(RETRY_DELAY) && System.nanoTime() < deadline);
        throw new UncertainCommitException(database.failures().failure("checked for the result of a commit", failure));
    }
}
