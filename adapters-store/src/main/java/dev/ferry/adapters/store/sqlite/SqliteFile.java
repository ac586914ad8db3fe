package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.disk.OwnerOnlyFiles;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.sql.SchemaMigration;
import dev.ferry.adapters.store.sql.StoreMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file behind a journal: opened, checked and brought up to date.
 *
 * @param path the database; SQLite keeps its write-ahead log and its index beside it
 * @param clock is the database's own
 */
record SqliteFile(Path path, InstantSource clock) {

    private static final SchemaMigration SCHEMA = new SchemaMigration(SqliteFile.class, 4, 4);
    private static final String VERSION = "PRAGMA user_version";
    private static final int BUSY_MILLIS = 10_000;

    /**
     * In pages: 32 MiB. A commit that finds so many copies what the {@link Checkpointer} has left, a little, while
     * nobody writes: only a log of which all is copied begins anew.
     */
    private static final String LARGEST_LOG = "8192";

    /** Opens the file, readable by its owner only, and makes or checks its tables. */
    static SqliteFile open(Path path, InstantSource clock) throws IOException {
        OwnerOnlyFiles.folder(path.toAbsolutePath().resolveSibling(""));
        OwnerOnlyFiles.file(path);
        var file = new SqliteFile(path, clock);
        try (var db = file.connect()) {
            file.bringUpToDate(db);
        } catch (SQLException e) {
            throw file.failure("opened", e);
        }
        return file;
    }

    /**
     * A connection on which a commit is on the disk when it returns. Transactions are begun and ended by statements:
     * the driver's own would begin with the first read.
     */
    Statements connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, LARGEST_LOG);
        config.setBusyTimeout(BUSY_MILLIS);
        var connection = config.createConnection("jdbc:sqlite:" + path);
        Function.create(connection, "ferry_millis", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(clock.millis());
            }
        });
        return new Statements(connection);
    }

    /** What a person needs to know of a failure: which file, what is wrong, and what helps. */
    IOException failure(String what, SQLException e) {
        return new IOException("the journal " + path + " cannot be " + what + ": " + diagnosis(e), e);
    }

    static boolean isBusy(SQLException e) {
        return switch (code(e)) {
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_TIMEOUT -> true;
            default -> false;
        };
    }

    private static String diagnosis(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL -> "the disk is full; make room, and Ferry goes on";
            case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_DBMOVED, SQLITE_CANTOPEN ->
                "it or its folder is not writable; check the permissions";
            case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX ->
                "it is damaged or no Ferry journal; keep it, and restore a backup or name another with FERRY_STORE_URL";
            default ->
                isBusy(e)
                        ? "another process has kept it locked for " + BUSY_MILLIS / 1000 + " seconds"
                        : String.valueOf(e.getMessage());
        };
    }

    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** Writes at every start, so that a file that cannot be written is found out before anything is promised. */
    private void bringUpToDate(Statements db) throws SQLException, IOException {
        db.update("BEGIN IMMEDIATE");
        var present = db.first(row -> row.getInt(1), VERSION).orElse(0);
        SCHEMA.bringUpToDate(db, present, path.toString());
        db.update(VERSION + " = " + Math.max(present, SCHEMA.version()));
        StoreMetadata.set(db, "opened", clock.instant().toString());
        db.update("COMMIT");
    }
}
