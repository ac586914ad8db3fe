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
 * The database file of a journal. Opens and checks it, and creates or upgrades its tables.
 *
 * @param path the database file; SQLite keeps the write-ahead log and its index next to it
 * @param clock the time of {@code ferry_millis()}
 * @param reserve the space for the time when the disk is full
 * @param logPages the size of the log in pages at which a commit copies the pages
 */
record SqliteFile(Path path, InstantSource clock, DiskReserve reserve, int logPages) {

    private static final SchemaMigration SCHEMA = new SchemaMigration(SqliteFile.class, 5, 4);
    private static final String VERSION = "PRAGMA user_version";
    private static final int BUSY_MILLIS = 10_000;

    /**
     * The size of the log in pages at which a commit copies the pages that the {@link Checkpointer} has not copied: 32
     * MiB. These are few, and no other write runs meanwhile. SQLite restarts the log only when all its pages are
     * copied.
     */
    private static final int LARGEST_LOG = 8192;

    /** The same while the disk is full, so that the log fits into the {@link DiskReserve}. */
    static final int SHORT_LOG = 100;

    /**
     * Opens the file, readable by its owner only, and creates, upgrades or checks its tables.
     *
     * @param usesReserve whether to use the reserve if the disk is full
     */
    static SqliteFile open(Path path, InstantSource clock, boolean usesReserve) throws IOException {
        OwnerOnlyFiles.folder(path.toAbsolutePath().resolveSibling(""));
        OwnerOnlyFiles.file(path);
        var file = new SqliteFile(path, clock, new DiskReserve(path), LARGEST_LOG);
        try {
            file.migrate();
            file.reserve().fill();
            return file;
        } catch (SQLException e) {
            if (usesReserve && lacksSpace(e) && file.reserve().release()) {
                return onFullDisk(file);
            }
            throw file.failure("opened", e);
        }
    }

    private static SqliteFile onFullDisk(SqliteFile file) throws IOException {
        var cramped = new SqliteFile(file.path(), file.clock(), file.reserve(), SHORT_LOG);
        try {
            cramped.migrate();
            return cramped;
        } catch (SQLException e) {
            throw cramped.failure("opened", e);
        }
    }

    /**
     * Opens a connection on which a commit returns when it is on the disk. Statements start and end the transactions,
     * because the driver's transactions would start with the first read.
     */
    Statements connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(logPages));
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

    /** Creates an exception whose message names the file, the cause and the remedy. */
    IOException failure(String action, SQLException e) {
        return new IOException("the journal " + path + " cannot be " + action + ": " + diagnosis(e), e);
    }

    static boolean isBusy(SQLException e) {
        return switch (code(e)) {
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_TIMEOUT -> true;
            default -> false;
        };
    }

    /** Without space for its index, SQLite reports an I/O error. */
    private static boolean lacksSpace(SQLException e) {
        var code = code(e);
        return code == SQLiteErrorCode.SQLITE_FULL || code.name().startsWith("SQLITE_IOERR");
    }

    private static String diagnosis(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL, SQLITE_IOERR_SHMSIZE ->
                "the disk is full; free some disk space, for example with 'ferry prune', and Ferry continues";
            case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_DBMOVED, SQLITE_CANTOPEN ->
                "it or its folder is not writable; check the permissions";
            case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX ->
                "it is damaged or not a Ferry journal; keep it, and restore a backup"
                        + " or name another file with FERRY_STORE_URL";
            default ->
                isBusy(e)
                        ? "another process has kept it locked for " + BUSY_MILLIS / 1000 + " seconds"
                        : String.valueOf(e.getMessage());
        };
    }

    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /**
     * Creates or upgrades the tables. Writes at every start, so that a read-only file is detected before uploads are
     * accepted.
     */
    private void migrate() throws SQLException, IOException {
        try (var db = connect()) {
            db.update("BEGIN IMMEDIATE");
            var present = db.first(row -> row.getInt(1), VERSION).orElse(0);
            SCHEMA.migrate(db, present, path.toString());
            db.update(VERSION + " = " + Math.max(present, SCHEMA.version()));
            StoreMetadata.set(db, "opened", clock.instant().toString());
            db.update("COMMIT");
        }
    }
}
