package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.disk.OwnerOnlyFiles;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.jdbc.StoreHealth;
import dev.ferry.adapters.store.sql.SchemaMigration;
import dev.ferry.adapters.store.sql.StoreMetadata;
import java.io.IOException;
import java.nio.file.Files;
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
 * @param health gets the first sign of damage while the file is in use
 * @param reserve the space for the time when the disk is full
 * @param logPages the size of the log in pages at which a commit copies the pages
 */
record SqliteFile(Path path, InstantSource clock, StoreHealth health, DiskReserve reserve, int logPages) {

    private static final SchemaMigration SCHEMA = new SchemaMigration(SqliteFile.class, 5, 4);
    private static final String VERSION = "PRAGMA user_version";
    private static final String INTACT = "ok";
    private static final int BUSY_MILLIS = 10_000;

    /**
     * The size of the log in pages at which a commit copies the pages that the {@link Checkpointer} has not copied: 32
     * MiB. These are few, and no other write runs meanwhile. SQLite restarts the log only when all its pages are
     * copied.
     */
    private static final int LARGEST_LOG = 8192;

    /** The same while the disk is full, so that the log fits into the {@link DiskReserve}. */
    static final int SHORT_LOG = 100;

    /** Opens the file, readable by its owner only, checks it, and creates, upgrades or checks its tables. */
    static SqliteFile open(Path path, InstantSource clock, OpenMode mode) throws IOException {
        var file = new SqliteFile(path, clock, new StoreHealth(), new DiskReserve(path), LARGEST_LOG);
        file.refuseLogWithoutDatabase();
        file.create();
        try {
            file.checkAndMigrate(mode);
            file.reserve().fill();
            return file;
        } catch (SQLException e) {
            if (mode.usesReserve() && lacksSpace(e) && file.reserve().release()) {
                return onFullDisk(file, mode);
            }
            throw file.failure("opened", e);
        }
    }

    private static SqliteFile onFullDisk(SqliteFile file, OpenMode mode) throws IOException {
        var cramped = new SqliteFile(file.path(), file.clock(), file.health(), file.reserve(), SHORT_LOG);
        try {
            cramped.checkAndMigrate(mode);
            return cramped;
        } catch (SQLException e) {
            throw cramped.failure("opened", e);
        }
    }

    private void checkAndMigrate(OpenMode mode) throws SQLException, IOException {
        try (var db = connect()) {
            if (Files.size(path) <= mode.maxCheckedBytes()) {
                refuseDamage(db);
            }
            migrate(db);
        }
    }

    /** Whether there is no journal at a path: the file is missing or empty. */
    static boolean isNew(Path path) throws IOException {
        return !Files.exists(path) || Files.size(path) == 0;
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

    /** Includes the extended codes, which have the primary code in their last byte. */
    static boolean isDamage(SQLException e) {
        var code = e.getErrorCode() & 0xFF;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static String damaged(String detail) {
        return "it is damaged or not a Ferry journal (" + detail + "); keep it, and restore a backup"
                + " or name another file with FERRY_STORE_URL";
    }

    private static String diagnosis(SQLException e) {
        if (isDamage(e)) {
            return damaged(String.valueOf(e.getMessage()));
        }
        return switch (code(e)) {
            case SQLITE_FULL, SQLITE_IOERR_SHMSIZE ->
                "the disk is full; free some disk space, for example with 'ferry prune', and Ferry continues";
            case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_DBMOVED, SQLITE_CANTOPEN ->
                "it or its folder is not writable; check the permissions";
            default ->
                isBusy(e)
                        ? "another process has kept it locked for " + BUSY_MILLIS / 1000 + " seconds"
                        : String.valueOf(e.getMessage());
        };
    }

    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** SQLite would take the log for a part of the new database, or delete it. */
    private void refuseLogWithoutDatabase() throws IOException {
        var log = path.resolveSibling(path.getFileName() + "-wal");
        if (isNew(path) && !isNew(log)) {
            throw new IOException("the journal " + path + " is missing or empty, but its log " + log
                    + " is not; restore both files from a backup, or move the log away to start with an empty journal");
        }
    }

    /**
     * Reads the whole file, and checks its structure, but does not compare the indexes with the tables.
     *
     * @see <a href="https://sqlite.org/pragma.html#pragma_quick_check">PRAGMA quick_check</a>
     */
    private void refuseDamage(Statements db) throws SQLException, IOException {
        var words = db.first(row -> row.getString(1), "PRAGMA quick_check(1)").orElse(INTACT);
        if (!words.equals(INTACT)) {
            throw new IOException("the journal " + path + " cannot be opened: "
                    + damaged(words.lines().reduce("", (first, last) -> last)));
        }
    }

    private void create() throws IOException {
        try {
            OwnerOnlyFiles.folder(path.toAbsolutePath().resolveSibling(""));
            OwnerOnlyFiles.file(path);
        } catch (IOException e) {
            throw new IOException(
                    "the journal " + path + " cannot be created: " + OwnerOnlyFiles.reason(e)
                            + "; check the permissions of its folder, or name another file with FERRY_STORE_URL",
                    e);
        }
    }

    /**
     * Creates or upgrades the tables. Writes at every start, so that a read-only file is detected before uploads are
     * accepted.
     */
    private void migrate(Statements db) throws SQLException, IOException {
        db.update("BEGIN IMMEDIATE");
        var present = db.first(row -> row.getInt(1), VERSION).orElse(0);
        SCHEMA.migrate(db, present, path.toString());
        db.update(VERSION + " = " + Math.max(present, SCHEMA.version()));
        StoreMetadata.set(db, "opened", clock.instant().toString());
        db.update("COMMIT");
    }
}
