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

/** The service as a process: a shared store, lost payloads, and signals to stop. */
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
        environment.putAll(ServiceSettings.of(folder, sandbox));
    }

    @AfterEach
    void close() {
        sandbox.close().toCompletableFuture().join();
    }

    @Test
    void twoServicesShareOneStoreAndSendEverythingOnce() throws Exception {
        try (var first = serve();
                var second = serve()) {
            for (int i = 0; i < 40; i++) {
                assertThat((i % 2 == 0 ? first : second).submit("shared-" + i, CSV))
                        .isTrue();
            }
            awaitState(first, "completed", 40);

            assertThat(second.uploads("state=completed")).hasSize(40);
            assertThat(sandbox.uploads())
                    .extracting(ReceivedUpload::name)
                    .hasSize(40)
                    .doesNotHaveDuplicates();
        }
    }

    /** The lease is so long that the second service can claim the upload only if the first has released it. */
    @Test
    void stopsInOrderAndReleasesItsLeases() throws Exception {
        environment.put("FERRY_SERVICE_LEASE", "1h");
        var first = serve();
        first.submit("June", CSV);
        awaitState(first, "processing", 1);

        first.terminate();
        assertThat(first.awaitExit()).isZero();

        try (var second = serve()) {
            awaitState(second, "completed", 1);
        }
        assertThat(sandbox.uploads()).hasSize(1);
    }

    /** The lease is longer than a pause of the machine, because a service without the lease would stop at once. */
    @Test
    void aSecondSignalStopsAtOnceAndLosesNothing() throws Exception {
        environment.put("FERRY_SERVICE_LEASE", "5s");
        var first = serve();
        first.submit("hang", CSV);
        Awaitility.await()
                .until(() -> first
                        .events(first.uploads("").getFirst().path("id").asText())
                        .stream()
                        .anyMatch(event -> event.path("type").asText().endsWith(".submitting")));

        first.terminate();
        Awaitility.await().until(() -> !answers(first));
        assertThat(first.isAlive()).isTrue();
        first.terminate();

        assertThat(first.awaitExit()).isEqualTo(143);
        try (var second = serve()) {
            awaitState(second, "in-doubt", 1);
        }
        assertThat(sandbox.uploads()).isEmpty();
    }

    @Test
    void reportsAMissingPayload() throws Exception {
        try (var service = serve()) {
            service.submit(
                    "drop",
                    CSV
                            + CSV.lines()
                                    .skip(1)
                                    .findFirst()
                                    .orElseThrow()
                                    .concat("\n")
                                    .repeat(1000));
            awaitState(service, "queued", 1);
            try (var files = Files.walk(folder.resolve("data"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            awaitState(service, "failed", 1);

            JsonNode fault = service.uploads("").getFirst().path("fault");
            assertThat(fault.path("code").asText()).isEqualTo("payload-missing");
        }
    }

    private ServiceProcess serve() throws IOException {
        return ServiceProcess.serve(environment, List.of(), folder.resolve("log"));
    }

    private static boolean answers(ServiceProcess service) throws InterruptedException {
        try {
            return service.get("/health/live").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitState(ServiceProcess service, String state, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> service.uploads("state=" + state).size() == count);
    }
}
