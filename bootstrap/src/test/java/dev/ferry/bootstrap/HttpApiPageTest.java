package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.rest.RestServer;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Processing;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import dev.ferry.sandbox.fault.FaultScript;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader runs the examples of {@code docs/http-api.md} one after the other, from an empty store. */
class HttpApiPageTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** A command within an indented block, with the lines that continue it. */
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^    (curl .*(?:\\n {5,}.*)*)");

    private static final List<String> STATES = List.of("failed", "unfinished", "in-doubt");

    /** A comment of an example names the state of the upload that it needs. */
    private static final Pattern STATE = Pattern.compile("# (" + String.join("|", STATES) + ")");

    /** Uploads of these names come to the state of their name. */
    private static final String FAULTS = """
        {"rules": [
          {"endpoint": "upload", "name": "failed*", "fault": "answer", "status": 400, "times": 1},
          {"endpoint": "upload", "name": "unfinished*", "fault": "stuck"},
          {"endpoint": "upload", "name": "in-doubt*", "fault": "drop", "times": 1}
        ]}\
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PlatformSandbox sandbox = PlatformSandbox.start(SandboxOptions.standard()
                    .withProcessingTime(new ProcessingTimeModel.Fixed(Duration.ofMillis(100)))
                    .withFaults(FaultScript.parse(FAULTS)))
            .toCompletableFuture()
            .join();
    private final InMemoryService service = new InMemoryService(sandbox.url(), ResilienceSettings.standard(), 8);
    private final Vertx vertx = Vertx.vertx();
    private final RestServer server = RestServer.start(
                    vertx,
                    RestSettings.loopback(0),
                    service.ferry(),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
            .toCompletableFuture()
            .join();

    @AfterEach
    void stop() {
        server.close().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        service.close();
        sandbox.close().toCompletableFuture().join();
    }

    @Test
    void everyExampleSucceedsInItsOrder() throws IOException, InterruptedException {
        var examples = EXAMPLE.matcher(Files.readString(REPOSITORY.resolve("docs/http-api.md")))
                .results()
                .map(example -> example.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(15);

        for (var example : examples) {
            run(example);
        }

        assertThat(uploads())
                .filteredOn(entry -> !entry.atRest())
                .as("uploads that have not ended")
                .isEmpty();
    }

    /** Runs an example with the real address and id, and waits until the uploads have come to rest. */
    private void run(String example) throws IOException, InterruptedException {
        var command = example.replace("localhost:8080", server.url().replace("http://", ""));
        if (example.contains("/ID")) {
            command = command.replaceAll("/ID\\b", "/" + idFor(example));
        }
        var body = Files.writeString(folder.resolve("body"), "");
        var process = new ProcessBuilder(
                        "bash",
                        "-c",
                        command.replaceFirst(
                                "^curl",
                                "curl -s --max-time " + (example.startsWith("curl -N") ? 5 : 60) + " -o " + body
                                        + " -w '%{http_code}'"))
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();

        assertThat(out).as(example + "\n" + Files.readString(body)).containsPattern("(200|202)$");
        await().atMost(TIMEOUT)
                .until(() -> uploads().stream().allMatch(entry -> entry.atRest() || isNamed(entry, "unfinished")));
        assertThat(uploads())
                .filteredOn(entry -> STATES.stream().noneMatch(state -> isNamed(entry, state)))
                .as(example)
                .allSatisfy(entry -> assertThat(entry.upload()).isInstanceOf(Completed.class));
    }

    /** The id of an upload in the state that the example needs; by default of a completed one. */
    private String idFor(String example) {
        var state = STATE.matcher(example);
        if (!state.find()) {
            return uploads().stream()
                    .filter(entry -> STATES.stream().noneMatch(named -> isNamed(entry, named)))
                    .findFirst()
                    .orElseThrow()
                    .upload()
                    .id()
                    .value();
        }
        service.submit(state.group(1), 1);
        await().atMost(TIMEOUT)
                .until(() -> uploads().stream()
                        .filter(entry -> isNamed(entry, state.group(1)))
                        .allMatch(entry -> entry.atRest() || entry.upload() instanceof Processing));
        return uploads().getFirst().upload().id().value();
    }

    private static boolean isNamed(JournalEntry entry, String start) {
        return entry.upload().submission().name().value().startsWith(start);
    }

    private List<JournalEntry> uploads() {
        return service.ferry()
                .track()
                .list(UploadQuery.newest(100))
                .toCompletableFuture()
                .join()
                .uploads();
    }
}
