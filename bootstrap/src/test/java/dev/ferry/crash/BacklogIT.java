package dev.ferry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.adapters.store.sqlite.SqlitePayloads;
import dev.ferry.application.content.Bytes;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service with a small heap and a long queue starts as fast as with an empty queue, answers, and processes the queue.
 * {@code -Pchaos} queues 100,000 uploads.
 */
class BacklogIT {

    private static final List<String> SMALL_HEAP = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Timeout(3600)
    void startsAnswersAndProcessesABacklogWithASmallHeap() throws Exception {
        var backlog = Integer.getInteger("ferry.backlog", 2000);
        var options = SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s"));
        var sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        try {
            var empty = startUp(environment(options, sandbox, "empty"));
            var environment = environment(options, sandbox, "long");
            fill(environment, backlog);
            var start = System.nanoTime();
            try (var service = ServiceProcess.serve(environment, SMALL_HEAP, folder.resolve("log"))) {
                var ready = since(start);
                assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(service.get("/v1/uploads?limit=1").statusCode()).isEqualTo(200);
                processAll(service, sandbox, backlog);
                var processed = since(start).minus(ready);
                Measurements.record(
                        "backlog",
                        "backlog %d, heap 256 MiB, start-up %d ms with an empty store and %d ms with the backlog, processed in %.1f s, %.0f uploads a second"
                                .formatted(
                                        backlog,
                                        empty.toMillis(),
                                        ready.toMillis(),
                                        processed.toMillis() / 1000.0,
                                        backlog * 1000.0 / processed.toMillis()));
            }
            assertThat(sandbox.uploads()).hasSize(backlog);
        } finally {
            sandbox.close().toCompletableFuture().join();
        }
    }

    private Duration startUp(Map<String, String> environment) throws IOException {
        var start = System.nanoTime();
        try (var service = ServiceProcess.serve(environment, SMALL_HEAP, folder.resolve("log"))) {
            assertThat(service.url()).isNotEmpty();
            return since(start);
        }
    }

    private static void processAll(ServiceProcess service, PlatformSandbox sandbox, int backlog) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the service has ended", () -> !service.isAlive())
                .until(() -> sandbox.uploads().size() == backlog
                        && service.uploads("state=queued,processing").isEmpty());
        assertThat(service.uploads("state=in-doubt,failed,rejected,cancelled")).isEmpty();
    }

    private Map<String, String> environment(SandboxOptions options, PlatformSandbox sandbox, String store) {
        return Map.of(
                "FERRY_STORE_URL", "sqlite:" + folder.resolve(store + ".db"),
                "FERRY_DATA_DIR", folder.resolve("data").toString(),
                "FERRY_PLATFORM_IDENTITY_URL", sandbox.url(),
                "FERRY_PLATFORM_API_URL", sandbox.url(),
                "FERRY_PLATFORM_CLIENT_ID", options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET", options.clientSecret(),
                "FERRY_PLATFORM_API_KEY", options.apiKey(),
                "FERRY_POLLING", "fixed(100ms)",
                "HOME", folder.toString());
    }

    /** Queues uploads of one small data set, as after days without the Platform. */
    private void fill(Map<String, String> environment, int uploads) throws IOException {
        var file = Path.of(environment.getOrDefault("FERRY_STORE_URL", "").substring("sqlite:".length()));
        try (var journal = SqliteJournal.open(file, InstantSource.system());
                var payloads = new SqlitePayloads(
                        journal.workers(),
                        FilePayloads.open(
                                folder.resolve("data/payloads")
                                        .resolve(journal.id()
                                                .toCompletableFuture()
                                                .join()),
                                InstantSource.system()))) {
            var payload = Bytes.of(CSV)
                    .open()
                    .thenCompose(payloads::store)
                    .toCompletableFuture()
                    .join();
            var kinds = List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS);
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int i = 0; i < uploads; i++) {
                var submission =
                        new Submission(new UploadId("upload-" + i), new DatasetName("Data set " + i), kinds, null);
                last = journal.ports()
                        .uploads()
                        .enter(Queued.submit(submission, false, payload))
                        .toCompletableFuture();
            }
            last.join();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
