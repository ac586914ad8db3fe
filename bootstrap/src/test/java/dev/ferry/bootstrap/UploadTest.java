package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry upload} from its arguments to the uploads that the sandbox received. */
class UploadTest {

    private static final String ROW = "E1,01/07/2024,09:00,01/07/2024,17:00";
    private static final String GOOD = "Reference,StartDate,StartTime,EndDate,EndTime\r\n" + ROW + "\r\n";
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

    @Test
    void printsResultsToStandardOutputAndEverythingElseToStandardError() {
        var file = terminal.file("June.csv", GOOD);

        var result = terminal.run("upload", file.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("1 rows processed, no errors\nRow,Reference,ResultId\r\n1,E1,");
        assertThat(result.err())
                .contains("June: accepted by the Platform, processing token ")
                .contains("June: completed");
        assertThat(terminal.sandbox.uploads())
                .singleElement()
                .extracting(upload -> upload.name())
                .isEqualTo("June");
    }

    @Test
    void printsOneJsonObjectPerFile() throws IOException {
        var good = terminal.file("good.csv", GOOD);
        var bad = terminal.file("bad.csv", BAD);

        var result = terminal.run("upload", good.toString(), bad.toString(), "--json", "--results", "feedback");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEmpty();
        var lines = result.out().lines().toList();
        var tokens = terminal.sandbox.uploads();
        assertThat(lines).hasSize(2);
        var first = json(lines.get(0));
        assertThat(first.path("file").asText()).isEqualTo(good.toString());
        assertThat(first.path("state").asText()).isEqualTo("completed");
        assertThat(first.path("token").asText()).isEqualTo(token("good"));
        assertThat(first.path("results").toString()).isEqualTo("{\"feedback\":\"1 rows processed, no errors\\n\"}");
        var second = json(lines.get(1));
        assertThat(second.path("state").asText()).isEqualTo("rejected");
        assertThat(second.path("token").asText()).isEqualTo(token("bad"));
        assertThat(second.path("problems").toString())
                .isEqualTo(
                        "[{\"file\":\"%s\",\"line\":3,\"cell\":null,\"column\":\"StartDate\",\"value\":\"31/02/2024\",\"sent\":null,\"message\":\"this is not a date as dd/MM/yyyy\"}]"
                                .formatted(bad));
        assertThat(tokens).hasSize(2);
    }

    @Test
    void showsRejectedRowsWithTheirLines() {
        var file = terminal.file("June.csv", BAD);

        var result = terminal.run("upload", file.toString());

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).isEqualTo(file + ":3: StartDate: '31/02/2024': this is not a date as dd/MM/yyyy\n");
        assertThat(result.err()).containsPattern("ferry resubmit \\S+ " + file);
    }

    @Test
    void replacesOnlyWithTheOption() {
        var file = terminal.file("June.csv", GOOD);
        terminal.run("upload", file.toString());

        var refused = terminal.run("upload", file.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("409").contains("there is a data set named 'June' already");

        assertThat(terminal.run("upload", file.toString(), "--overwrite").code())
                .isZero();
    }

    @Test
    void endsWith3WhenTheSecretIsWrong() {
        terminal.environment.put("FERRY_PLATFORM_CLIENT_SECRET", "wrong");

        var result = terminal.run("upload", terminal.file("June.csv", GOOD).toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("invalid_client")
                .contains("FERRY_PLATFORM_CLIENT_SECRET")
                .doesNotContain("wrong\n");
    }

    @Test
    void endsWith7WithoutAConnection() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        terminal.environment.put("FERRY_PLATFORM_IDENTITY_URL", "http://127.0.0.1:" + free);

        var result = terminal.run("upload", terminal.file("June.csv", GOOD).toString(), "--json");

        assertThat(result.code()).isEqualTo(7);
        var fault = json(result.out()).path("fault");
        assertThat(fault.path("code").asText()).isEqualTo("unavailable");
        assertThat(fault.path("summary").asText())
                .isEqualTo("nothing answers at http://127.0.0.1:" + free
                        + " (connection refused); check FERRY_PLATFORM_IDENTITY_URL");
    }

    @Test
    void endsWith5AndNamesTheNextCommandAfterTheWait() {
        try (var slow = new Terminal(folder, "10m")) {
            var result = slow.run("upload", slow.file("June.csv", GOOD).toString(), "--wait", "1s");

            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err()).containsPattern("June.csv is not finished; continue with: ferry resume \\S+");
        }
    }

    @Test
    void waitsOnlyForTheTokenWithAsync() throws IOException {
        try (var slow = new Terminal(folder, "10m")) {
            var result = slow.run("upload", slow.file("June.csv", GOOD).toString(), "--async", "--json");

            assertThat(result.code()).isZero();
            assertThat(json(result.out()).path("state").asText()).isEqualTo("processing");
            assertThat(json(result.out()).path("token").asText())
                    .isEqualTo(slow.sandbox.uploads().getFirst().token());
        }
    }

    @Test
    void writesResultsIntoAFolderAndNowhereElse() throws IOException {
        var out = folder.resolve("out");

        terminal.run(
                "upload",
                terminal.file("June.csv", GOOD).toString(),
                "--name",
                "../../June: 1",
                "--out",
                out.toString());

        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("_._.._June_ 1.feedback.txt", "_._.._June_ 1.tableofresultids.txt");
        }
        assertThat(out.resolve("_._.._June_ 1.feedback.txt")).hasContent("1 rows processed, no errors\n");
    }

    @Test
    void usesAnEmbeddedSandboxWithTheOption() {
        terminal.environment.keySet().removeIf(name -> name.startsWith("FERRY_PLATFORM"));

        var result = terminal.run("upload", terminal.file("June.csv", GOOD).toString(), "--sandbox");

        assertThat(result.code()).isZero();
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @Test
    void showsAProgressLineOnATerminalOnly() {
        var file = terminal.file("June.csv", GOOD);

        assertThat(terminal.run(true, "upload", file.toString()).err()).contains("\r\033[K");
        assertThat(terminal.run(false, "upload", file.toString(), "--overwrite").err())
                .doesNotContain("\033");
    }

    private String token(String name) {
        return terminal.sandbox.uploads().stream()
                .filter(upload -> upload.name().equals(name))
                .findFirst()
                .orElseThrow()
                .token();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
