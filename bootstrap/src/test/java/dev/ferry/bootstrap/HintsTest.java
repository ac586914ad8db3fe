package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.cli.output.JsonOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs each command that Ferry proposes. */
class HintsTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String BAD = GOOD + "E2,31/02/2024,09:00,01/07/2024,17:00\r\n";
    private static final Pattern HINT = Pattern.compile("ferry ((?:retry|resubmit|settle|resume|results|status) .*)");

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
    void aNameThatIsTakenIsReplacedByARetry() {
        var file = terminal.file("June.csv", GOOD).toString();
        terminal.run("upload", file);
        var refused = terminal.run("upload", file);
        assertThat(refused.code()).isEqualTo(1);

        assertThat(hint(refused)).matches("retry \\S+ --overwrite");
        assertThat(run(hint(refused)).code()).isZero();
        assertThat(terminal.sandbox.uploads())
                .extracting(upload -> upload.overwrite())
                .containsExactly(false, true);
    }

    @Test
    void aFailedUploadCanBeResubmitted() {
        var file = terminal.file("June.csv", GOOD).toString();
        terminal.run("upload", file);
        var id = JsonOutput.parse(terminal.run("upload", file, "--json").out())
                .path("id")
                .asText();

        assertThat(terminal.run("resubmit", id, file).code()).isZero();
        assertThat(terminal.sandbox.uploads().getLast().overwrite()).isTrue();
    }

    @Test
    void aRejectedUploadIsResubmitted() {
        var rejected = terminal.run("upload", terminal.file("June.csv", BAD).toString());
        terminal.file("June.csv", GOOD);

        assertThat(run(hint(rejected)).code()).isZero();
    }

    @Test
    void anUploadInDoubtIsSettled() throws IOException, InterruptedException {
        terminal.faults("{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":500,\"times\":1}");

        var inDoubt = terminal.run("upload", terminal.file("June.csv", GOOD).toString());

        assertThat(inDoubt.code()).isEqualTo(6);
        assertThat(run(hint(inDoubt)).code()).isZero();
    }

    @Test
    void anUploadThatFailedIsRetried() {
        var url = terminal.environment.get("FERRY_PLATFORM_API_URL");
        terminal.environment.put("FERRY_PLATFORM_API_URL", "http://127.0.0.1:9");
        var failed = terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        terminal.environment.put("FERRY_PLATFORM_API_URL", String.valueOf(url));

        assertThat(failed.code()).isEqualTo(7);
        assertThat(run(hint(failed)).code()).isZero();
    }

    @Test
    void anUploadThatIsStillRunningIsResumed() {
        try (var slow = new Terminal(folder, "1500ms")) {
            var running = slow.run("upload", slow.file("June.csv", GOOD).toString(), "--wait", "200ms");

            assertThat(running.code()).isEqualTo(5);
            assertThat(slow.run(hint(running).split(" ")).code()).isZero();
        }
    }

    @Test
    void aMissingResultIsFetched() throws IOException, InterruptedException {
        terminal.faults(
                "{\"endpoint\":\"result\",\"kind\":\"feedback\",\"fault\":\"answer\",\"status\":404,\"times\":1}");

        var upload = terminal.run("upload", terminal.file("June.csv", GOOD).toString());

        assertThat(run(hint(upload)).out()).isEqualTo("1 rows processed, no errors\n");
    }

    @Test
    void anAcceptedUploadThatFailedIsSentAgainOverItself() throws IOException, InterruptedException {
        terminal.environment.put("FERRY_PLATFORM_UNKNOWN_TOKEN_GRACE", "1ms");
        terminal.faults("{\"endpoint\":\"status\",\"fault\":\"answer\",\"status\":404}");

        var failed = terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        terminal.faults("");

        assertThat(failed.err()).contains("the Platform had accepted the data and may have it");
        assertThat(run(hint(failed)).code()).isZero();
        assertThat(terminal.sandbox.uploads().getLast().overwrite()).isTrue();
    }

    @Test
    void everyCommandThatShowProposesIsPossible() throws IOException, InterruptedException {
        var file = terminal.file("June.csv", GOOD).toString();
        var fixed = terminal.file("fixed.csv", GOOD).toString();
        for (var command : new String[] {"results", "resubmit", "delete"}) {
            var id = id(terminal.run("upload", file, "--overwrite", "--json"));
            assertThat(run(proposed(id, command).replace("FILE", fixed)).code()).isZero();
        }
        for (var command : new String[] {"retry", "resubmit", "delete"}) {
            var id = id(terminal.run("upload", file, "--json"));
            assertThat(run(proposed(id, command).replace("FILE", fixed)).code()).isZero();
        }
        for (var command : new String[] {"settle", "cancel"}) {
            terminal.faults("{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":500,\"times\":1}");
            var other = terminal.file(command + ".csv", GOOD).toString();
            var id = id(terminal.run("upload", other, "--overwrite", "--json"));
            assertThat(run(proposed(id, command)).code()).isZero();
        }
    }

    @Test
    void aSupersededUploadIsSentAgainOnlyOverNewerData() throws IOException, InterruptedException {
        terminal.environment.put("FERRY_IN_DOUBT_HOLDS_BACK", "1ms");
        terminal.faults("{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":500,\"times\":1}");
        var file = terminal.file("June.csv", GOOD).toString();
        var id = id(terminal.run("upload", file, "--json"));
        assertThat(terminal.run("upload", file, "--overwrite").code()).isZero();

        assertThat(terminal.run("retry", id).code()).isEqualTo(1);
        assertThat(run(proposed(id, "retry")).code()).isZero();
    }

    /** The first command of this name that {@code show} proposes, without the program's name. */
    private String proposed(String id, String command) {
        var commands =
                JsonOutput.parse(terminal.run("show", id, "--json").out()).path("commands");
        for (var proposed : commands) {
            if (proposed.asText().startsWith("ferry " + command + " ")) {
                return proposed.asText().substring("ferry ".length());
            }
        }
        throw new AssertionError(command + " is not among " + commands);
    }

    private static String id(Terminal.Result result) {
        return JsonOutput.parse(result.out()).path("id").asText();
    }

    private static String hint(Terminal.Result result) {
        var hint = HINT.matcher(result.err());
        assertThat(hint.find()).as(result.err()).isTrue();
        return hint.group(1);
    }

    private Terminal.Result run(String command) {
        return terminal.run(command.split(" "));
    }
}
