package dev.ferry.adapters.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sql.Workers;
import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.contracts.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a file: each is reported in one line with a remedy, and loses no data. */
class SqliteFaultsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void refusesAJournalOfANewerFerry() throws IOException, SQLException {
        fill(1);
        alter("PRAGMA user_version = 99", "UPDATE facts SET value = '98' WHERE name = 'schema-oldest'");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file().toString(), "schema 99", "newer Ferry", "FERRY_STORE_URL");
    }

    @Test
    void worksBesideANewerFerryThatHasOnlyAddedSomething() throws IOException, SQLException {
        fill(1);
        alter("PRAGMA user_version = 99", "ALTER TABLE uploads ADD COLUMN colour TEXT");

        fill(2);

        try (var journal = open()) {
            assertThat(value(journal.ports().uploads().list(UploadQuery.newest(9)))
                            .uploads())
                    .hasSize(2);
        }
    }

    @Test
    void reportsThatAFileIsNotAJournal() throws IOException {
        Files.writeString(file(), "this is no database, however long it may be");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file().toString(), "damaged or not a Ferry journal", "FERRY_STORE_URL");
        assertThat(file()).hasContent("this is no database, however long it may be");
    }

    @Test
    void reportsThatAJournalIsDamaged() throws IOException {
        fill(200);
        try (var database = new RandomAccessFile(file().toFile(), "rw")) {
            database.seek(4096);
            database.write(new byte[(int) database.length() - 4096]);
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file().toString(), "damaged", "restore a backup");
    }

    @Test
    void staysUnusableAfterTheFirstSignOfDamage() throws IOException {
        fill(200);
        var intact = Files.readAllBytes(file());
        try (var journal = open()) {
            value(journal.ports().uploads().probe());
            try (var database = new RandomAccessFile(file().toFile(), "rw")) {
                database.seek(8192);
                database.write(new byte[intact.length - 8192]);
            }
            assertThat(failure(journal.ports().uploads().list(UploadQuery.newest(9))))
                    .hasMessageContainingAll(file().toString(), "damaged");

            Files.write(file(), intact);

            assertThat(failure(journal.ports().uploads().probe()))
                    .hasMessageContainingAll(file().toString(), "damaged", "restore a backup");
        }
    }

    @Test
    void checksNoFileThatIsLargerThanTheLimit() throws IOException {
        fill(200);
        try (var database = new RandomAccessFile(file().toFile(), "rw")) {
            database.seek(database.length() - 4096);
            database.write(new byte[4096]);
        }

        SqliteJournal.open(file(), InstantSource.system(), size -> {}, new OpenMode(4096, false))
                .close();

        assertThatThrownBy(this::open).hasMessageContaining("damaged");
    }

    @Test
    void refusesALogWithoutItsDatabase() throws IOException {
        Files.writeString(folder.resolve("journal.db-wal"), "commits");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file().toString(), "journal.db-wal", "restore both files");
        assertThat(file()).doesNotExist();
    }

    @Test
    void createsTheJournalInAnEmptyFile() throws IOException {
        Files.createFile(file());

        fill(1);
    }

    /**
     * SQLite opens a database with an unknown write version in its header as read-only, as it does without permission
     * to write.
     */
    @Test
    void reportsThatAJournalIsReadOnly() throws IOException {
        fill(1);
        try (var database = new RandomAccessFile(file().toFile(), "rw")) {
            database.seek(18);
            database.write(3);
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file().toString(), "not writable", "permissions");
    }

    @Test
    void reportsThatAFolderCannotBeCreated() {
        assertThatThrownBy(() -> SqliteJournal.open(Path.of("/proc/ferry/journal.db"), InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("/proc/ferry", "cannot be created", "FERRY_STORE_URL");
    }

    /** Simulates a full disk by a limit on the number of pages. SQLite reports both with the same error. */
    @Test
    void acceptsNothingWhileTheDiskIsFullAndContinuesAfterwards() throws IOException {
        fill(1);
        var file = SqliteFile.open(file(), InstantSource.system(), new OpenMode(0, false));
        var writer = new Worker("writer", 1, 256, () -> SqliteSession.writing(file));
        try (var store = new SqlStore(new SqliteDialect(), new Workers(writer, writer, writer, file.health()))) {
            value(limit(writer, 24));
            var full = IntStream.range(0, 1000)
                    .mapToObj(i -> store.ports().uploads().enter(Samples.submitted("filler-" + i)))
                    .toList();
            assertThat(failure(Stages.all(full))).hasMessageContainingAll(file().toString(), "the disk is full");

            value(limit(writer, 100_000));
            value(store.ports().uploads().enter(Samples.submitted("after")));
        }

        try (var journal = open()) {
            var names = value(journal.ports().uploads().list(UploadQuery.newest(2000))).uploads().stream()
                    .map(entry -> entry.upload().id().value())
                    .toList();
            assertThat(names).contains("upload-0", "after");
        }
    }

    private static CompletionStage<Boolean> limit(Worker writer, int pages) {
        return writer.submit(db -> !db.query(row -> row.getInt(1), "PRAGMA max_page_count = " + pages)
                .isEmpty());
    }

    private void fill(int uploads) throws IOException {
        try (var journal = open()) {
            value(Stages.all(IntStream.range(0, uploads)
                    .mapToObj(i -> journal.ports().uploads().enter(Samples.submitted("upload-" + i)))
                    .toList()));
        }
    }

    private void alter(String... commands) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.executeUpdate(command);
            }
        }
    }

    private SqlStore open() throws IOException {
        return SqliteJournal.open(file(), InstantSource.system());
    }

    private Path file() {
        return folder.resolve("journal.db");
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Throwable failure(CompletionStage<?> stage) {
        try {
            value(stage);
        } catch (CompletionException e) {
            return Stages.cause(e);
        }
        throw new AssertionError("it did not fail");
    }
}
