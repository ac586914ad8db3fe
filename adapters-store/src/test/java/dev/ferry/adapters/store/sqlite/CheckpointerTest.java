package dev.ferry.adapters.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {

    private static final int PAGE = 4096;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private SqliteFile file;

    /** An open connection: SQLite copies the whole log when the last connection is closed. */
    @SuppressWarnings("NullAway.Init")
    private Statements observer;

    @BeforeEach
    void open() throws IOException, SQLException {
        file = SqliteFile.open(folder.resolve("journal.db"), InstantSource.system(), new OpenMode(0, false));
        observer = file.connect();
    }

    @AfterEach
    void close() throws SQLException {
        observer.close();
    }

    @Test
    void copiesALogThatHasEnoughPages() throws SQLException, IOException {
        try (var writer = SqliteSession.writing(file)) {
            write(writer, 1, 1_100);
        }

        assertThat(log().pages()).isBetween(1_100, 1_200);
        assertThat(log().copied()).isEqualTo(log().pages());
    }

    @Test
    void doesNotCopyAShortLog() throws SQLException, IOException {
        try (var writer = SqliteSession.writing(file)) {
            write(writer, 1, 800);
        }

        assertThat(log().pages()).isBetween(800, 900);
        assertThat(log().copied()).isZero();
    }

    @Test
    void copiesNothingWhileAnEarlierReaderIsActive() throws SQLException, IOException {
        try (var reader = file.connect()) {
            reader.update("BEGIN");
            assertThat(bytes(reader)).isZero();
            try (var writer = SqliteSession.writing(file)) {
                write(writer, 1, 1_100);
            }

            assertThat(log().copied()).isZero();
            assertThat(bytes(reader)).isZero();
        }
    }

    @Test
    void keepsTheLogShortDuringWrites() throws SQLException, IOException {
        try (var writer = SqliteSession.writing(file)) {
            for (int number = 0; number < 100; number++) {
                write(writer, number, 400);
            }
        }

        assertThat(Files.size(folder.resolve("journal.db-wal"))).isLessThan(20_000 * PAGE);
        assertThat(bytes(observer)).isEqualTo(100L * 400 * PAGE);
    }

    private static void write(SqliteSession writer, int number, int pages) throws SQLException, IOException {
        writer.transact(
                transaction -> transaction
                        .db()
                        .update(
                                "INSERT INTO payloads (sha256, stored, body) VALUES (?, 0, zeroblob(?))",
                                String.valueOf(number),
                                pages * PAGE),
                true);
    }

    private static long bytes(Statements db) throws SQLException, IOException {
        return db.<Long>first(row -> row.getLong(1), "SELECT coalesce(sum(length(body)), 0) FROM payloads")
                .orElseThrow();
    }

    private record Log(int pages, int copied) {}

    private Log log() throws SQLException, IOException {
        return observer.<Log>first(
                        row -> new Log(row.getInt("log"), row.getInt("checkpointed")), "PRAGMA wal_checkpoint(NOOP)")
                .orElseThrow();
    }
}
