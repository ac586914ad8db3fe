package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands except {@code upload} and those for stored uploads. */
class CommandsTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

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
    void statusAndResultsAskForAnyToken() {
        terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        var token = terminal.sandbox.uploads().getFirst().token();

        assertThat(terminal.run("status", token).out()).isEqualTo("completedsuccessfully\n");
        assertThat(terminal.run("status", token, "--json").out())
                .isEqualTo("{\"token\":\"" + token + "\",\"status\":\"completedsuccessfully\"}\n");
        assertThat(terminal.run("results", token, "feedback").out()).isEqualTo("1 rows processed, no errors\n");
        assertThat(terminal.run("results", token, "feedback", "--json").out())
                .isEqualTo("{\"token\":\"" + token
                        + "\",\"kind\":\"feedback\",\"text\":\"1 rows processed, no errors\\n\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10", "17"})
    void statusOfAnUnknownTokenFails(String token) {
        var result = terminal.run("status", token);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("ferry: the Platform does not know the processing token " + token + "\n");
    }

    @Test
    void resultsOfAnUnknownKindFailWithThePlatformsMessage() {
        terminal.run("upload", terminal.file("June.csv", GOOD).toString());

        var result =
                terminal.run("results", terminal.sandbox.uploads().getFirst().token(), "nonsense");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("there is no dataKey 'nonsense'");
    }

    @Test
    void checkFindsErrorsWithoutSendingAnything() {
        var file = terminal.file("June.csv", GOOD + "E2,31/02/2024,9 Uhr,01/07/2024,17:00\n");

        var result = terminal.run("check", file.toString());

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out())
                .isEqualTo(file + ":3: StartDate: '31/02/2024': this is not a date as dd/MM/yyyy\n" + file
                        + ":3: StartTime: '9 Uhr': this is not a time as HH:mm\n");
        assertThat(result.err()).contains("2 rows, 2 problems");
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @Test
    void checkNeedsNoPlatformAndUsesTheSchemaOfTheSettings() {
        terminal.environment.keySet().removeIf(name -> name.startsWith("FERRY_PLATFORM"));
        terminal.environment.put("FERRY_DATASET_SCHEMA", "Id:number!");
        var file = terminal.file("ids.csv", "Id\n1\nx\n");

        assertThat(terminal.run("check", file.toString(), "--json").out())
                .isEqualTo(
                        "{\"file\":\"%1$s\",\"rows\":2,\"header\":\"line 1 is the header, because it has the names of 1 of 1 columns\",\"notes\":[],\"sendable\":true,\"problemCount\":1,\"problems\":[{\"file\":\"%1$s\",\"line\":3,\"cell\":null,\"column\":\"Id\",\"value\":\"x\",\"sent\":null,\"message\":\"this is not a number\"}]}\n"
                                .formatted(file));
    }

    @Test
    void doctorFindsNothingWrongWithASandbox() {
        var result = terminal.run("doctor");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("ok     store", "ok     disk", "ok     permissions", "ok     clock")
                .contains("ok     credentials")
                .contains("ok     api          answers, and accepts the API key");
        assertThat(terminal.sandbox.uploads()).isEmpty();
    }

    @Test
    void doctorReportsAnErrorOfAllSettingsOnce() {
        terminal.environment.put("FERRY_PROFILE", "nope");

        assertThat(terminal.run("doctor").out()).containsOnlyOnce("nope").contains("FAILED");
    }

    @Test
    void doctorReportsFailedChecks() {
        terminal.environment.put("FERRY_PLATFORM_API_KEY", "wrong");
        assertThat(terminal.run("doctor").out()).contains("FAILED api").contains("FERRY_PLATFORM_API_KEY");

        terminal.environment.put("FERRY_PLATFORM_CLIENT_SECRET", "wrong");
        var credentials = terminal.run("doctor", "--json");
        assertThat(credentials.code()).isEqualTo(3);
        assertThat(credentials.out()).contains("{\"check\":\"credentials\",\"ok\":false,");

        terminal.environment.remove("FERRY_PLATFORM_CLIENT_ID");
        var settings = terminal.run("doctor");
        assertThat(settings.code()).isEqualTo(2);
        assertThat(settings.out()).contains("FAILED settings").contains("FERRY_PLATFORM_CLIENT_ID is not set");
    }

    @Test
    void configExplainShowsSourcesAndMasksSecrets() {
        terminal.settings("ferry:\n  platform:\n    scope: from-the-file\n");

        var result = terminal.run("config", "explain");

        assertThat(result.out())
                .containsPattern("FERRY_PLATFORM_CLIENT_SECRET +\\*{8} +environment")
                .containsPattern("FERRY_PLATFORM_SCOPE +from-the-file +.*ferry\\.yaml")
                .containsPattern("FERRY_IN_DOUBT +hold +default")
                .doesNotContain(terminal.sandbox.options().clientSecret())
                .doesNotContain(terminal.sandbox.options().apiKey());
        assertThat(terminal.run("config", "explain", "--json").out())
                .contains("\"environment\":\"FERRY_PLATFORM_API_KEY\",\"value\":\"********\"");
    }

    @Test
    void configExplainShowsTheFileAndTheProfile() {
        var file = terminal.settings("\"%live\": {ferry: {platform: {scope: of-the-profile}}}");

        var table = terminal.run("config", "--profile", "live", "explain").out();
        assertThat(table)
                .containsPattern("FERRY_CONFIG +" + file + " +default")
                .containsPattern("FERRY_PROFILE +live +--profile")
                .containsPattern("FERRY_PLATFORM_SCOPE +of-the-profile");
        assertThat(terminal.run("config", "explain", "--json", "--config", file.toString())
                        .out())
                .startsWith("{\"key\":null,\"environment\":\"FERRY_CONFIG\",\"value\":\"" + file
                        + "\",\"source\":\"--config\",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status 17",
                "list",
                "doctor",
                "check June.csv",
                "upload June.csv",
                "list --server http://[::1]:1"
            })
    void everyCommandTakesTheProfileBeforeAndAfterItsName(String command) {
        terminal.settings("\"%live\": {ferry: {platform: {scope: other}}}");
        var file = terminal.file("June.csv", GOOD).toString();
        var words = List.of(command.replace("17", UUID.randomUUID().toString())
                .replace("June.csv", file)
                .split(" "));

        for (var position : List.of(0, 1, words.size())) {
            var args = new ArrayList<>(words);
            args.addAll(position, List.of("--profile", "nope"));
            var result = terminal.run(args.toArray(String[]::new));

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out() + result.err())
                    .contains("there is no profile 'nope' (from --profile);", "has the profiles live");
        }
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @Test
    void anArgumentThatIsNotUtf8IsRefused() {
        var result = terminal.run("upload", "J\uFFFDni.csv", "--name", "June");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("the argument 'J\uFFFDni.csv' is not UTF-8; rename a file with such a name")
                .hasLineCount(1);
    }

    @Test
    void demoRunsAllItsSteps() {
        var result = terminal.run("demo");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("576 rows processed, no errors")
                .contains(
                        "examples/shifts-with-errors.csv:5: StartDate: '31/02/2024': this is not a date as dd/MM/yyyy")
                .containsPattern("examples/shifts-corrected.csv +Shifts in June +2 +completed +0")
                .contains("./ferry upload examples/shifts-corrected.csv --name June --overwrite");
    }

    @Test
    void completionIsAValidBashScript() throws IOException, InterruptedException {
        var script = terminal.file("completion.sh", terminal.run("completion").out());

        assertThat(script).content().contains("'--encoding' '--config' '--profile'\"\n");
        assertThat(new ProcessBuilder("bash", "-n", script.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void versionIsOneLine() {
        assertThat(terminal.run("--version")).isEqualTo(new Terminal.Result(0, "ferry test\n", ""));
    }

    @Test
    void noCommandShowsTheUsage() {
        var result = terminal.run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Usage: ferry").contains("upload").contains("Exit codes");
    }
}
