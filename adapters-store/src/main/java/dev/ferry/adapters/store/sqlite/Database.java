package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.disk.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file behind a journal: opened, checked and brought up to date.
 *
 * @param file the database; SQLite keeps its write-ahead log and its index beside it
 */
record Database(Path file) {

    /** The version of {@code schema.sql}; it stands in the file's own {@code user_version}. */
    static final int SCHEMA_VERSION = 1;

    /** Written at every start, so that a file that cannot be written is found out before anything is promised. */
    private static final String OPENED = """
            INSERT INTO facts (name, value) VALUES ('opened', datetime('now'))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value""";

    private static final int BUSY_MILLIS = 10_000;

    /** Opens the file, readable by its owner only, and makes or checks its tables. */
    static Database open(Path file) throws IOException {
        OwnerOnly.folder(file.toAbsolutePath().resolveSibling(""));
        OwnerOnly.file(file);
        var database = new Database(file);
        try (var connection = database.connect()) {
            database.migrate(connection);
        } catch (SQLException e) {
            throw database.failure("opened", e);
        }
        return database;
    }

    /**
     * A connection on which a commit is on the disk when it returns. Transactions are begun and ended by statements:
     * the driver's own would begin with the first read.
     */
    Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** What a person needs to know of a failure: which file, what is wrong, and what helps. */
    IOException failure(String what, SQLException e) {
        return new IOException("the journal " + file + " cannot be " + what + ": " + diagnosis(e), e);
    }

    private static String diagnosis(SQLException e) {
        var code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (code) {
            case SQLITE_FULL -> "the disk is full; make room, and Ferry goes on";
            case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_DBMOVED, SQLITE_CANTOPEN ->
                "it or its folder is not writable; check the permissions";
            case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX ->
                "it is damaged or no Ferry journal; keep it, and restore a backup or name another with FERRY_STORE_URL";
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_TIMEOUT ->
                "another process has kept it locked for " + BUSY_MILLIS / 1000 + " seconds";
            default -> String.valueOf(e.getMessage());
        };
    }

    private void migrate(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            int version;
            try (var row = statement.executeQuery("PRAGMA user_version")) {
                version = row.getInt(1);
            }
            if (version > SCHEMA_VERSION) {
                throw new IOException("the journal " + file + " has schema " + version
                        + ", made by a newer Ferry; this one" + " knows up to " + SCHEMA_VERSION
                        + ": use the newer one, or name another with FERRY_STORE_URL");
            }
            if (version == 0) {
                for (var command : schema().split(";\\s*\\n", -1)) {
                    if (!command.isBlank()) {
                        statement.executeUpdate(command);
                    }
                }
                statement.executeUpdate("INSERT INTO facts (name, value) VALUES ('id', '" + UUID.randomUUID() + "')");
                statement.executeUpdate("PRAGMA user_version = " + SCHEMA_VERSION);
            }
            statement.executeUpdate(OPENED);
            statement.execute("COMMIT");
        }
    }

    private static String schema() throws IOException {
        try (var file = Database.class.getResourceAsStream("schema.sql")) {
            if (file == null) {
                throw new IOException("schema.sql is missing from the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
