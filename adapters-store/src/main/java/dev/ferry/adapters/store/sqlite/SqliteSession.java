package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.DatabaseSession;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Runs transactions on one connection, which is opened on the first use. */
final class SqliteSession implements DatabaseSession {

    private static final String PLACE = """
            SELECT ferry_millis() AS now,
              max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0),
                  coalesce((SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'numbered'), 0)) AS last""";

    private final SqliteFile file;
    private final String begin;
    private final @Nullable Checkpointer checkpointer;
    private @Nullable Statements db;
    private boolean isForcing = true;

    private SqliteSession(SqliteFile file, String begin, @Nullable Checkpointer checkpointer) {
        this.file = file;
        this.begin = begin;
        this.checkpointer = checkpointer;
    }

    /**
     * Creates a session whose transactions take the file's write lock at their start, so that the rows they read do not
     * change.
     */
    static SqliteSession writing(SqliteFile file) {
        return new SqliteSession(file, "BEGIN IMMEDIATE", new Checkpointer(file));
    }

    /** Creates a session that reads the last commit and never waits for a writer. */
    static SqliteSession reading(SqliteFile file) {
        return new SqliteSession(file, "BEGIN", null);
    }

    /**
     * Commits without waiting for the disk if not forced. Only processes on this machine can have seen such a commit,
     * and a failure of the machine that undoes it ends them too.
     */
    @Override
    public void transact(Work work, boolean forced) throws SQLException, IOException {
        var connection = connection();
        setForcing(connection, forced);
        var committed = false;
        try {
            connection.update(begin);
            work.run(new OrderedTransaction(connection, SqliteSession::place));
            connection.update("COMMIT");
            committed = true;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
        if (checkpointer != null) {
            checkpointer.afterCommit(connection);
        }
    }

    @Override
    public boolean separatesUnforced() {
        return checkpointer != null;
    }

    @Override
    public boolean isTransient(SQLException failure) {
        return SqliteFile.isBusy(failure);
    }

    @Override
    public IOException failure(SQLException failure) {
        var described = file.failure("used", failure);
        if (SqliteFile.isDamage(failure)) {
            file.health().reportDamage(described);
        }
        return described;
    }

    @Override
    public void close() {
        try {
            if (checkpointer != null) {
                checkpointer.close();
            }
            if (db != null) {
                db.close();
            }
            file.reserve().fill();
        } catch (SQLException e) {
            throw new IllegalStateException("the journal " + file.path() + " cannot be closed", e);
        }
    }

    private Statements connection() throws SQLException {
        if (db == null) {
            db = file.connect();
        }
        return db;
    }

    /**
     * Sets the mode of the next commits. A commit with {@code FULL} also forces the earlier commits with
     * {@code NORMAL}.
     */
    private void setForcing(Statements connection, boolean forced) throws SQLException {
        if (isForcing != forced) {
            connection.update(forced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            isForcing = forced;
        }
    }

    private static void rollBack(Statements connection) {
        connection.closePrepared();
        try {
            connection.update("ROLLBACK");
        } catch (SQLException e) {
            // The transaction had not started, or SQLite rolled it back itself.
        }
    }

    private static OrderedTransaction.Place place(Statements db) throws SQLException, IOException {
        return db.<OrderedTransaction.Place>first(
                        row -> new OrderedTransaction.Place(
                                Instant.ofEpochMilli(row.getLong("now")), row.getLong("last")),
                        PLACE)
                .orElseThrow();
    }
}
