package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as users get it, in processes of its own, on its own runtime. */
class DistributionIT {

    private static final Path HOME = Path.of(System.getProperty("ferry.home", "target/ferry"));
    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void saysItsVersionInOneLine() throws Exception {
        var process = ferry(Map.of(), "--version");

        assertThat(output(process)).matches("ferry \\S+\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void needsNoInstalledJava() throws Exception {
        var builder = command("--version");
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", "/nonexistent");

        assertThat(start(builder).waitFor()).isZero();
    }

    @Test
    void uploadsThroughASandboxOfAnotherProcess() throws Exception {
        var sandbox = ferry(Map.of(), "sandbox", "--processing-time", "100ms");
        var ready = ready(sandbox);
        assertThat(ready.path("clientSecret").asText()).contains("+", "/", "=", "%", " ");
        var file = Files.writeString(folder.resolve("June.csv"), GOOD);

        var upload = ferry(platform(ready), "upload", file.toString(), "--json");
        var result = new ObjectMapper().readTree(output(upload));

        assertThat(upload.waitFor()).isZero();
        assertThat(result.path("state").asText()).isEqualTo("completed");
        assertThat(result.path("results").path("feedback").asText()).isEqualTo("1 rows processed, no errors\n");

        sandbox.destroy();
        assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sandbox.exitValue()).isZero();
    }

    @Test
    void saysHowToGoOnWhenInterrupted() throws Exception {
        var ready = ready(ferry(Map.of(), "sandbox", "--processing-time", "10m"));
        var file = Files.writeString(folder.resolve("June.csv"), GOOD);
        var errors = folder.resolve("errors");
        var builder = command("upload", file.toString());
        builder.environment().putAll(platform(ready));
        var upload = start(builder.redirectError(errors.toFile()));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(errors).contains("processing token"));

        new ProcessBuilder("sh", "-c", "kill -INT " + upload.pid()).start().waitFor();

        assertThat(upload.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(upload.exitValue()).isEqualTo(130);
        assertThat(errors)
                .content()
                .containsPattern("interrupted; the Platform goes on. Ask it with: ferry status [0-9a-f-]{36}");
    }

    private static Map<String, String> platform(JsonNode ready) {
        return Map.of(
                "FERRY_PLATFORM_IDENTITY_URL", ready.path("url").asText(),
                "FERRY_PLATFORM_API_URL", ready.path("url").asText(),
                "FERRY_PLATFORM_CLIENT_ID", ready.path("clientId").asText(),
                "FERRY_PLATFORM_CLIENT_SECRET", ready.path("clientSecret").asText(),
                "FERRY_PLATFORM_API_KEY", ready.path("apiKey").asText());
    }

    private static JsonNode ready(Process sandbox) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(sandbox.getInputStream(), StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(reader.readLine());
    }

    private Process ferry(Map<String, String> environment, String... args) throws IOException {
        var builder = command(args);
        builder.environment().putAll(environment);
        return start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessBuilder command(String... args) {
        var command = new ArrayList<String>();
        command.add(HOME.resolve("bin/ferry").toString());
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FERRY_"));
        builder.environment().put("HOME", folder.toString());
        return builder;
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
