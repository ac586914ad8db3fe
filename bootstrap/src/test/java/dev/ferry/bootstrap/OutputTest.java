package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.output.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose output or whose {@code --out} folder cannot be written, and those with several outcomes. */
class OutputTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String BAD = GOOD + "E2,31/02/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload June.csv",
                "upload June.csv --json",
                "upload June.csv --name Bad --json",
                "list",
                "list --json",
                "check June.csv --json",
                "status TOKEN",
                "results TOKEN feedback",
                "results TOKEN feedback --json",
                "prune --older-than 1d",
                "key new --scope read",
                "doctor",
                "config explain",
                "completion",
                "demo",
                "sandbox",
                "upload --help",
                "--version"
            })
    void outputThatCannotBeWrittenIsAFailureInOneLine(String command) {
        terminal.run("upload", terminal.file("May.csv", GOOD).toString());
        var file = terminal.file("June.csv", GOOD).toString();
        var args = command.replace("June.csv", file)
                .replace("TOKEN", terminal.sandbox.uploads().getFirst().token())
                .split(" ");

        var result = terminal.run(false, failing("No space left on device"), args);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines().filter(line -> line.contains("standard output")))
                .containsExactly("ferry: cannot write to standard output: No space left on device");
    }

    @Test
    void aReaderThatEndsEarlyChangesNothing() {
        var file = terminal.file("June.csv", BAD).toString();

        var upload = terminal.run(false, failing("Broken pipe"), "upload", file, "--json");
        var list = terminal.run(false, failing("Broken pipe"), "list");

        assertThat(upload).isEqualTo(new Terminal.Result(4, "", ""));
        assertThat(list).isEqualTo(new Terminal.Result(0, "", ""));
    }

    @Test
    void everyFileHasItsObjectWhateverHappensToTheResultFiles() throws IOException {
        var longName = "n".repeat(240);
        var notAFolder = terminal.file("out", "a file").toString();
        var first = terminal.file("June.csv", GOOD).toString();
        var second = terminal.file(longName + ".csv", GOOD).toString();

        var upload = terminal.run("upload", first, second, "--json", "--out", notAFolder);
        assertThat(upload.code()).isEqualTo(1);
        assertThat(upload.err()).contains("ferry: cannot write " + notAFolder + "/June.feedback.txt: " + notAFolder);
        assertThat(objects(upload)).hasSize(2).allSatisfy(object -> {
            assertThat(object.path("state").asText()).isEqualTo("completed");
            assertThat(object.path("outFailure").asText()).contains("out is not a folder");
        });

        var out = folder.resolve("results");
        var again = terminal.run("upload", second, "--overwrite", "--json", "--out", out.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(objects(again).getFirst().path("outFailure").asText()).contains("File name too long");
        assertThat(objects(again).getFirst().path("results")).hasSize(2);
        assertThat(out.resolve(longName + ".feedback.txt")).hasContent("1 rows processed, no errors");
        try (var files = Files.list(out)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theUploadsDecideTheExitCodeBeforeTheResultFiles() {
        var notAFolder = terminal.file("out", "a file").toString();
        var good = terminal.file("good.csv", GOOD).toString();
        var bad = terminal.file("bad.csv", BAD).toString();

        var result = terminal.run("upload", good, bad, "--json", "--out", notAFolder);

        assertThat(result.code()).isEqualTo(4);
        assertThat(objects(result).getFirst().path("outFailure").isNull()).isFalse();
        assertThat(objects(terminal.run("upload", good, "--overwrite", "--json"))
                        .getFirst()
                        .path("outFailure")
                        .isNull())
                .isTrue();
    }

    @Test
    void anUploadInDoubtOutranksAFileThatCannotBeSent() throws IOException, InterruptedException {
        terminal.faults("{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":500,\"times\":1}");
        var june = terminal.file("June.csv", GOOD).toString();
        var empty = terminal.file("Empty.csv", "").toString();

        var result = terminal.run("upload", june, empty, "--json");

        assertThat(result.code()).isEqualTo(6);
        assertThat(objects(result).getFirst().path("state").asText()).isEqualTo("in-doubt");
        assertThat(result.err()).contains(empty);
    }

    private static List<JsonNode> objects(Terminal.Result result) {
        var objects = new ArrayList<JsonNode>();
        result.out().lines().map(JsonOutput::parse).forEach(objects::add);
        return objects;
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
