package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All commands answer wrong input with one helpful line, and send nothing. */
class WrongInputTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @Test
    void refusesTwoFilesThatWouldGetTheSameName() throws IOException {
        Files.createDirectories(folder.resolve("siteA"));
        Files.createDirectories(folder.resolve("siteB"));
        var first = terminal.file("siteA/roster.csv", GOOD).toString();
        var second = terminal.file("siteB/roster.csv", GOOD).toString();

        var result = terminal.run("upload", first, second, "--overwrite");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(first, second, "the same name 'roster'")
                .hasLineCount(1);
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @Test
    void refusesTwoFilesThatWouldGetTheSameResultFiles() {
        var first = terminal.file("a+b.csv", GOOD).toString();
        var second = terminal.file("a=b.csv", GOOD).toString();

        var result = terminal.run(
                "upload", first, second, "--out", folder.resolve("out").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(first, second, "the same result files", "a_b")
                .hasLineCount(1);
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "upload --josn June.csv; Did you mean --json?",
                "uplaod June.csv; Did you mean upload?",
                "upload; FILE",
                "upload no-such-file.csv; no-such-file.csv does not exist",
                "upload .; is a folder",
                "upload June.csv --wait soon; 'soon' is not a duration; write 500ms",
                "upload June.csv --encoding nonsense; 'nonsense' is not a charset; write UTF-8",
                "upload June.csv --encoding utf8!; 'utf8!' is not a charset; write UTF-8",
                "check June.csv --encoding windows1252; write windows-1252",
                "upload June.csv --name '   '; must not be blank",
                "upload June.csv June.csv --name x; --name names one data set",
                "upload June.csv --results 'a b'; a word without spaces",
                "status '   '; a processing token must not be blank; 'ferry upload' prints the token",
                "config; ferry config explain",
                "sandbox --port 99999; from 0 to 65535, not 99999",
                "serve --listen 127.0.0.1:99999; '127.0.0.1:99999' is not HOST:PORT",
                "serve --listen 127.0.0.1:+80; is not HOST:PORT",
                "serve --listen 127.0.0.1:; is not HOST:PORT",
                "serve --listen ::1; write 127.0.0.1:8080 or [::1]:8080",
                "serve --listen me@127.0.0.1:80; is not HOST:PORT",
                "list --server http://127.0.0.1:99999; is not a URL of a service",
                "list --server http://me:pw@127.0.0.1:80; 'http://…@127.0.0.1:80' is not a URL",
                "sandbox --processing-time never; 'never' is not a processing time",
                "sandbox --faults no-such-file.json; no-such-file.json does not exist",
                "sandbox --faults June.csv; June.csv: line 1, column 1: this is not JSON"
            })
    void wrongInputGetsOneHelpfulLineAndExitCode2(String arguments, String expected) {
        terminal.file("June.csv", GOOD);
        var args = Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(
                        arguments.replace("June.csv", folder.resolve("June.csv").toString()))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);

        var result = terminal.run(args);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(expected).doesNotContain("\tat ");
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FERRY_PLATFORM_API_URL; htp:/x; 'htp:/x' is not a URL",
                "FERRY_PLATFORM_API_URL; http://127.0.0.1:99999; 'http://127.0.0.1:99999' has the port 99999",
                "FERRY_PLATFORM_API_URL; http://[::1]:0; 'http://[::1]:0' has the port 0",
                "FERRY_PLATFORM_IDENTITY_URL; https://host:+443; 'https://host:+443' is not a URL",
                "FERRY_PLATFORM_IDENTITY_URL; https://host:123456789012; is not a URL",
                "FERRY_PLATFORM_API_URL; https://me:pw@host; must not contain a user or a password",
                "FERRY_PLATFORM_API_URL; http://[::1; is not a URL",
                "FERRY_PLATFORM_API_URL; http://[::2]:80; use https://",
                "FERRY_PLATFORM_API_URL; http://api.example.com; use https://; or set FERRY_PLATFORM_PLAIN_HTTP=true",
                "FERRY_PLATFORM_CA_FILE; nowhere.pem; there is no file nowhere.pem",
                "FERRY_PLATFORM_CA_FILE; pom.xml; pom.xml contains no PEM certificates",
                "FERRY_PLATFORM_SECRET_ENCODING; base64; must be one of percent, form, raw",
                "FERRY_POLLING; often; geometric(500ms,1.5,15s)",
                "FERRY_POLLING; geometric(1s,0.5,5s); at least 1",
                "FERRY_POLLING; adaptive(0.5,100ms,15s); from 1 to 1000",
                "FERRY_POLLING; adaptive(8,15s,100ms); shorter",
                "FERRY_POLLING; adaptive(8,15s); adaptive(8,100ms,15s)",
                "FERRY_IN_DOUBT; maybe; hold, overwrite, retry",
                "FERRY_PLATFORM_DISCOVERY; yes; neither true nor false",
                "FERRY_PLATFORM_CALLS_PER_SECOND; 0; at least 1",
                "FERRY_PLATFORM_CALLS_AT_A_TIME; many; at least 1",
                "FERRY_PLATFORM_RETRY_BUDGET; 101%; from 0% to 100%",
                "FERRY_PLATFORM_LONGEST_PAUSE; 0s; longer than zero",
                "FERRY_PLATFORM_UNKNOWN_TOKEN_GRACE; 0s; longer than zero",
                "FERRY_PROCESSING_DEADLINE; 0s; longer than zero",
                "FERRY_DATASET_SCHEMA; Id; Name:type",
                "FERRY_PLATFORM_CLIENT_IDD; x; did you mean FERRY_PLATFORM_CLIENT_ID?"
            })
    void wrongSettingsGetOneHelpfulLineAndExitCode2(String name, String value, String expected) {
        terminal.environment.put(name, value);

        var result = terminal.run("upload", terminal.file("June.csv", GOOD).toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("ferry: ")
                .contains(name)
                .contains(expected)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ferry:\n  platfrom:\n    api-url: https://x\n", "polling: fixed(1s)\n"})
    void unknownKeysInTheFileAreNamed(String yaml) {
        terminal.settings(yaml);

        var result = terminal.run("config", "explain");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("ferry.yaml sets").contains("ferry config explain");
    }

    @Test
    void aStackTraceIsShownOnlyWithTheOption() {
        assertThat(terminal.run("upload", "no-such-file.csv", "-v").err()).contains("\tat dev.ferry");
        assertThat(terminal.run("upload", "no-such-file.csv").err())
                .doesNotContain("\tat ")
                .hasLineCount(1);
    }

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }
}
