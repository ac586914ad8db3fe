package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as users get it, in processes of its own, on its own runtime. */
class DistributionIT {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Distribution distribution;

    @BeforeEach
    void open() {
        distribution = new Distribution(folder);
    }

    @AfterEach
    void close() {
        distribution.close();
    }

    @Test
    void saysItsVersionInOneLine() throws Exception {
        var process = distribution.ferry(Map.of(), "--version");

        assertThat(Distribution.output(process)).matches("ferry \\S+\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void needsNoInstalledJava() throws Exception {
        var builder = distribution.command("--version");
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", "/nonexistent");

        assertThat(distribution.start(builder).waitFor()).isZero();
    }

    @Test
    void uploadsThroughASandboxOfAnotherProcess() throws Exception {
        var sandbox = distribution.ferry(Map.of(), "sandbox", "--processing-time", "100ms");
        var ready = Distribution.ready(sandbox);
        assertThat(ready.path("clientSecret").asText()).contains("+", "/", "=", "%", " ");
        var file = Files.writeString(folder.resolve("June.csv"), GOOD);

        var upload = distribution.ferry(Distribution.platform(ready), "upload", file.toString(), "--json");
        var result = new ObjectMapper().readTree(Distribution.output(upload));

        assertThat(upload.waitFor()).isZero();
        assertThat(result.path("state").asText()).isEqualTo("completed");
        assertThat(result.path("results").path("feedback").asText()).isEqualTo("1 rows processed, no errors\n");

        sandbox.destroy();
        assertThat(sandbox.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sandbox.exitValue()).isZero();
    }

    /** The story that {@code docs/sandbox.md} tells. */
    @Test
    void anUploadGoesIntoDoubtAndAPersonSettlesIt() throws Exception {
        var faults = Distribution.HOME.resolve("examples/faults.json").toString();
        var ready = Distribution.ready(distribution.ferry(Map.of(), "sandbox", "--faults", faults));
        var platform = Distribution.platform(ready);
        var file = Files.writeString(folder.resolve("June.csv"), GOOD);

        var upload = distribution.ferry(platform, "upload", file.toString(), "--json");
        var id = new ObjectMapper()
                .readTree(Distribution.output(upload))
                .path("id")
                .asText();
        assertThat(upload.waitFor()).isEqualTo(6);
        assertThat(record(ready)).containsOnlyOnce("\"name\":\"June\"").contains("\"overwrite\":false");

        var settle = distribution.ferry(platform, "settle", id, "overwrite");
        assertThat(Distribution.output(settle)).startsWith("1 rows processed, no errors\n");
        assertThat(settle.waitFor()).isZero();
        assertThat(record(ready)).containsOnlyOnce("\"overwrite\":false").containsOnlyOnce("\"overwrite\":true");
    }

    private static String record(JsonNode ready) throws IOException, InterruptedException {
        var uploads = URI.create(ready.path("url").asText() + "/_sandbox/uploads");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uploads).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void saysHowToGoOnWhenInterrupted() throws Exception {
        assumeTrue(interruptible(), "SIGINT is ignored here, as in a script's background: nothing can be interrupted");
        var ready = Distribution.ready(distribution.ferry(Map.of(), "sandbox", "--processing-time", "10m"));
        var file = Files.writeString(folder.resolve("June.csv"), GOOD);
        var errors = folder.resolve("errors");
        var builder = distribution.command("upload", file.toString());
        builder.environment().putAll(Distribution.platform(ready));
        var upload = distribution.start(builder.redirectError(errors.toFile()));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(errors).contains("processing token"));

        interrupt(upload);

        assertThat(upload.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(upload.exitValue()).isEqualTo(130);
        assertThat(errors)
                .content()
                .containsPattern("interrupted; the Platform has accepted June and continues\\."
                        + " Continue with: ferry resume [0-9a-f-]{36}");
    }

    /** The signal comes while the Platform does not answer: to a token request, or to an upload. */
    @ParameterizedTest
    @CsvSource({"token, nothing of June was sent, 5", "upload, It is in doubt, 6"})
    void saysWhatWasSentWhenInterrupted(String endpoint, String words, int codeOfResume) throws Exception {
        var faults = Files.writeString(
                folder.resolve("faults.json"),
                "{\"rules\":[{\"endpoint\":\"%s\",\"fault\":\"black-hole\",\"times\":1}]}".formatted(endpoint));
        var ready = Distribution.ready(
                distribution.ferry(Map.of(), "sandbox", "--faults", faults.toString(), "--processing-time", "10m"));
        var file = Files.writeString(folder.resolve("June.csv"), GOOD);
        var errors = folder.resolve("errors");
        var builder = distribution.command("upload", file.toString());
        builder.environment().putAll(Distribution.platform(ready));
        var upload = distribution.start(builder.redirectError(errors.toFile()));
        await().atMost(Duration.ofSeconds(60)).until(() -> struck(ready));

        upload.destroy();

        assertThat(upload.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(errors).content().contains("interrupted", words);
        var hint = Pattern.compile("ferry (resume|settle) (\\S+)").matcher(Files.readString(errors));
        assertThat(hint.find()).isTrue();
        var resume = distribution.ferry(Distribution.platform(ready), "resume", hint.group(2), "--wait", "1s");
        assertThat(resume.waitFor()).isEqualTo(codeOfResume);
    }

    private static boolean struck(JsonNode ready) throws IOException, InterruptedException {
        var rules = URI.create(ready.path("url").asText() + "/_sandbox/faults");
        try (var http = HttpClient.newHttpClient()) {
            var body = http.send(HttpRequest.newBuilder(rules).build(), BodyHandlers.ofString())
                    .body();
            return body.contains("\"struck\":1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list >/dev/full, 1, No space left on device",
        "list >&-, 1, Bad file descriptor",
        "--version >&-, 1, Bad file descriptor",
        "completion | head -n 1 >/dev/null, 0, ''",
        "list <&- 2>&-, 0, ''"
    })
    void outputThatCannotBeWrittenIsAFailure(String command, int code, String words) throws Exception {
        var script = "set -o pipefail; '%s' %s"
                .formatted(Distribution.HOME.toAbsolutePath().resolve("bin/ferry"), command);
        var errors = folder.resolve("errors");
        var builder = distribution.command().command("bash", "-c", script).redirectError(errors.toFile());
        var process =
                distribution.start(builder.redirectOutput(folder.resolve("out").toFile()));

        assertThat(process.waitFor()).isEqualTo(code);
        assertThat(errors).hasContent(words.isEmpty() ? "" : "ferry: cannot write to standard output: " + words);
    }

    /** Who starts with the signal ignored hands that on to every child, and no handler is set. */
    private boolean interruptible() throws IOException, InterruptedException {
        var sleep = distribution.start(new ProcessBuilder("sleep", "20"));
        interrupt(sleep);
        return sleep.waitFor(60, TimeUnit.SECONDS) && sleep.exitValue() != 0;
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    }
}
