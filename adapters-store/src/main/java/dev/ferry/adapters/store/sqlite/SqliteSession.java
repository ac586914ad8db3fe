package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.DatabaseSession;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Transactions on one connection, opened when it is first needed. */
final class SqliteSession implements DatabaseSession {

    private static final String PLACE = """
            SELECT ferry_millis() AS now,
              max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0),
                  coalesce((SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'numbered'), 0)) AS last""";

    private final SqliteFile file;
    private final String begin;
    private final @Nullable Checkpointer checkpointer;
    private @Nullable Statements db;
    private boolean forcing = true;

    private SqliteSession(SqliteFile file, String begin, @Nullable Checkpointer checkpointer) {
        this.file = file;
        this.begin = begin;
        this.checkpointer = checkpointer;
    }

    /** Takes the file's one write lock when it begins, so that what it has read stays true. */
    static SqliteSession writing(SqliteFile file) {
        return new SqliteSession(file, "BEGIN IMMEDIATE", new Checkpointer(file));
    }

    /** Sees the last commit and never waits for a writer. */
    static SqliteSession reading(SqliteFile file) {
        return new SqliteSession(file, "BEGIN", null);
    }

    /** All who have heard of an unforced commit are on this machine, and have ended when it is undone. */
    @Override
    public void transact(Work work, boolean forced) throws SQLException, IOException {
        var connection = connection();
        force(connection, forced);
        var committed = false;
        try {
            connection.update(begin);
            work.in(new OrderedTransaction(connection, SqliteSession::place));
            connection.update("COMMIT");
            committed = true;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
        if (checkpointer != null) {
            checkpointer.committed(connection);
        }
    }

    @Override
    public boolean leavesUnforced() {
        return checkpointer != null;
    }

    @Override
    public boolean mayPass(SQLException failure) {
        return SqliteFile.isBusy(failure);
    }

    @Override
    public IOException failure(SQLException failure) {
        return file.failure("used", failure);
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

    /** With {@code NORMAL}, the next commit with {@code FULL} forces to the disk what was written before, too. */
    private void force(Statements connection, boolean forced) throws SQLException {
        if (forcing != forced) {
            connection.update(forced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            forcing = forced;
        }
    }

    private static void rollBack(Statements connection) {
        connection.forget();
        try {
            connection.update("ROLLBACK");
        } catch (SQLException e) {
            // there was nothing to roll back: it had not begun, or was undone by SQLite itself
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
