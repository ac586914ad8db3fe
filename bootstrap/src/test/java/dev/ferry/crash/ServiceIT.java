package dev.ferry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.ReceivedUpload;
import dev.ferry.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process: sharing its store, losing its payloads, being told to stop. */
class ServiceIT {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    private PlatformSandbox sandbox;

    @BeforeEach
    void open() {
        var options = SandboxOptions.standard()
                .withProcessingTime(ProcessingTimeModel.parse("300ms"))
                .withFaults(NamedFaults.script());
        sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        environment.putAll(Map.of(
                "FERRY_STORE_URL", "sqlite:" + folder.resolve("ferry.db"),
                "FERRY_DATA_DIR", folder.resolve("data").toString(),
                "FERRY_PLATFORM_IDENTITY_URL", sandbox.url(),
                "FERRY_PLATFORM_API_URL", sandbox.url(),
                "FERRY_PLATFORM_CLIENT_ID", options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET", options.clientSecret(),
                "FERRY_PLATFORM_API_KEY", options.apiKey(),
                "FERRY_POLLING", "fixed(100ms)",
                "HOME", folder.toString()));
    }

    @AfterEach
    void close() {
        sandbox.close().toCompletableFuture().join();
    }

    @Test
    void twoServicesShareOneStoreAndSendEverythingOnce() throws Exception {
        try (var one = serve();
                var other = serve()) {
            for (int i = 0; i < 40; i++) {
                assertThat((i % 2 == 0 ? one : other).submit("shared-" + i, CSV))
                        .isTrue();
            }
            awaitState(one, "completed", 40);

            assertThat(other.uploads("state=completed")).hasSize(40);
            assertThat(sandbox.uploads())
                    .extracting(ReceivedUpload::name)
                    .hasSize(40)
                    .doesNotHaveDuplicates();
        }
    }

    /** The lease is so long that the second would wait for it in vain, had the first not given it back. */
    @Test
    void stopsInOrderAndGivesItsLeasesBack() throws Exception {
        environment.put("FERRY_SERVICE_LEASE", "1h");
        var first = serve();
        first.submit("June", CSV);
        awaitState(first, "processing", 1);

        first.terminate();
        assertThat(first.exit()).isZero();

        try (var second = serve()) {
            awaitState(second, "completed", 1);
        }
        assertThat(sandbox.uploads()).hasSize(1);
    }

    /** The lease outlasts a stall of the machine: whoever loses it has nothing left to wait for. */
    @Test
    void aSecondSignalEndsAtOnceAndLosesNothing() throws Exception {
        environment.put("FERRY_SERVICE_LEASE", "5s");
        var first = serve();
        first.submit("hang", CSV);
        Awaitility.await()
                .until(() -> first.story(first.uploads("").getFirst().path("id").asText()).stream()
                        .anyMatch(event -> event.path("type").asText().endsWith(".submitting")));

        first.terminate();
        Awaitility.await().until(() -> !answers(first));
        assertThat(first.alive()).isTrue();
        first.terminate();

        assertThat(first.exit()).isEqualTo(143);
        try (var second = serve()) {
            awaitState(second, "in-doubt", 1);
        }
        assertThat(sandbox.uploads()).isEmpty();
    }

    @Test
    void saysWhichUploadMissesItsPayload() throws Exception {
        try (var child = serve()) {
            child.submit(
                    "drop",
                    CSV
                            + CSV.lines()
                                    .skip(1)
                                    .findFirst()
                                    .orElseThrow()
                                    .concat("\n")
                                    .repeat(1000));
            awaitState(child, "queued", 1);
            try (var files = Files.walk(folder.resolve("data"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            awaitState(child, "failed", 1);

            JsonNode fault = child.uploads("").getFirst().path("fault");
            assertThat(fault.path("code").asText()).isEqualTo("payload-missing");
        }
    }

    private Child serve() throws IOException {
        return Child.serve(environment, List.of(), folder.resolve("log"));
    }

    private static boolean answers(Child child) throws InterruptedException {
        try {
            return child.get("/health/live").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitState(Child child, String state, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> child.uploads("state=" + state).size() == count);
    }
}
