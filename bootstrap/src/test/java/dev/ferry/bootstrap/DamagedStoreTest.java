package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose files were lost, replaced or changed. Each command says so and changes nothing. */
class DamagedStoreTest {

    private static final String ROW = "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String LARGE = "Reference,StartDate,StartTime,EndDate,EndTime\r\n" + ROW.repeat(2_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void fill() {
        terminal = new Terminal(folder);
        upload("June");
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void refusesAnEmptyJournalBesideItsData() throws IOException {
        Files.write(journal(), new byte[0]);

        assertRefused("is missing or empty", "payloads", "restore the journal from a backup");
        assertThat(journal()).isEmptyFile();
    }

    @Test
    void refusesAMissingJournalBesideItsData() throws IOException {
        Files.delete(journal());

        assertRefused("is missing or empty", "payloads", "move that folder away");
        assertThat(journal()).doesNotExist();
    }

    @Test
    void refusesTheJournalOfAnotherStore() throws IOException {
        terminal.environment.put("FERRY_STORE_URL", "sqlite:" + store().resolve("other.db"));
        upload("July");
        terminal.environment.remove("FERRY_STORE_URL");
        Files.delete(journal());
        Files.copy(store().resolve("other.db"), journal());

        assertRefused("was replaced by another", "payloads", "restore the journal from a backup");
    }

    @Test
    void refusesALogWithoutItsJournal() throws IOException {
        Files.delete(journal());
        Files.writeString(store().resolve("ferry.db-wal"), "commits");

        assertRefused("is missing or empty");
    }

    @Test
    void startsWithAnEmptyJournalWhenTheDataWasMovedAway() throws IOException {
        Files.delete(journal());
        Files.move(store().resolve("payloads"), folder.resolve("moved-away"));

        assertThat(terminal.run("list").code()).isZero();
        upload("July");
        assertThat(terminal.sandbox.uploads()).hasSize(2);
    }

    @Test
    void keepsUsingAStoreThatWasMovedAsAWhole() throws IOException {
        var other = Files.createDirectories(folder.resolve("other"));
        Files.move(store(), other.resolve("ferry"));
        terminal.environment.put("XDG_DATA_HOME", other.toString());

        assertThat(terminal.run("list").out()).contains("June");
    }

    @Test
    void reportsADamagedJournalAtTheStartAndInDoctor() throws IOException {
        overwrite(journal(), 8192, new byte[4096]);

        assertRefused("is damaged", "restore a backup", "FERRY_STORE_URL");
        assertThat(terminal.run("doctor").out()).contains("FAILED store", "is damaged");
    }

    @Test
    void sendsNothingOfADataSetThatIsNotWhatWasStored() throws IOException {
        var apiUrl = terminal.environment.put("FERRY_PLATFORM_API_URL", "http://127.0.0.1:9");
        terminal.run("upload", terminal.file("July.csv", LARGE + ROW).toString());
        terminal.environment.put("FERRY_PLATFORM_API_URL", String.valueOf(apiUrl));
        var stored = largestFile();
        overwrite(stored, Files.size(stored) - 500, "ZZZZZ".getBytes(StandardCharsets.UTF_8));

        var result = terminal.run("retry", id("July"));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("is missing or damaged; upload the file again");
        assertThat(terminal.sandbox.uploads()).hasSize(1);
        assertThat(terminal.sandbox.requests())
                .filteredOn(request -> request.path().equals("/api/UploadData"))
                .hasSize(1);
    }

    private void upload(String name) {
        var file = terminal.file(name + ".csv", LARGE).toString();
        assertThat(terminal.run("upload", file).code()).isZero();
    }

    private void assertRefused(String... words) {
        var list = terminal.run("list");
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).startsWith("ferry: the journal ").contains(words).hasLineCount(1);
    }

    private String id(String name) {
        return terminal.run("list")
                .out()
                .lines()
                .filter(line -> line.contains(name))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
    }

    private Path largestFile() throws IOException {
        try (var files = Files.walk(store().resolve("payloads"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> size(file) == LARGE.length() + ROW.length())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes);
        }
    }

    private Path store() {
        return folder.resolve(".local/share/ferry");
    }

    private Path journal() {
        return store().resolve("ferry.db");
    }
}
