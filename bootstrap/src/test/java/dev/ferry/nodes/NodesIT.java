package dev.ferry.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.crash.ServiceProcess;
import dev.ferry.sandbox.ReceivedRequest;
import dev.ferry.sandbox.ReceivedUpload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with one PostgreSQL act as one service: any node answers, and they share the account's rate. */
@Order(3)
class NodesIT {

    private static final int CALLS_PER_SECOND = 9;
    private static final int UPLOADS = 8 * CALLS_PER_SECOND;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cluster cluster;

    private void start(Map<String, String> settings) throws IOException {
        cluster = new Cluster(folder, new Random(20240701), settings);
    }

    @AfterEach
    void stop() throws IOException {
        cluster.close();
    }

    @Test
    void anyNodeAnswersForAnyUpload() throws Exception {
        start(Map.of());
        submit("any-", 30);
        awaitCompleted(cluster.node(0), 30);

        var ids = cluster.node(1).uploads("").stream()
                .map(upload -> upload.path("id").asText())
                .toList();
        for (int i = 0; i < cluster.size(); i++) {
            var node = cluster.node(i);
            assertThat(node.uploads("state=completed")).hasSize(30);
            for (var id : ids) {
                assertThat(node.get("/v1/uploads/" + id + "/results/tableofresultids")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(node.events(id))
                        .extracting(event -> event.path("type").asText())
                        .endsWith("dev.ferry.upload.completed");
            }
        }
        assertThat(cluster.sandbox().uploads())
                .extracting(ReceivedUpload::name)
                .hasSize(30)
                .doesNotHaveDuplicates();
        assertThat(calls("/connect/token")).as("a token for each node").hasSize(3);
    }

    @Test
    void allNodesTogetherKeepTheAccountsRateLimit() throws Exception {
        start(Map.of("FERRY_PLATFORM_CALLS_PER_SECOND", String.valueOf(CALLS_PER_SECOND)));
        var start = Instant.now();
        submit("many-", UPLOADS);
        awaitCompleted(cluster.node(0), UPLOADS);

        var times = calls("/api/UploadData").stream()
                .map(ReceivedRequest::receivedAt)
                .sorted()
                .toList();
        assertThat(times).hasSize(UPLOADS);
        // a busy machine delays calls, but none comes before its second; each node's second starts at another time
        for (int i = 2 * CALLS_PER_SECOND; i < times.size(); i++) {
            assertThat(times.get(i)).as("call %d", i).isAfter(start.plusSeconds(i / CALLS_PER_SECOND - 2));
        }
    }

    @Test
    void aRollingRestartLosesNothingAndPutsNothingInDoubt() throws Exception {
        start(Map.of());
        for (int i = 0; i < cluster.size(); i++) {
            submit("round-" + i + "-", 9);
            cluster.restart(i);
        }
        awaitCompleted(cluster.node(0), 27);

        for (var upload : cluster.node(1).uploads("")) {
            assertThat(cluster.node(2).events(upload.path("id").asText()))
                    .extracting(event -> event.path("type").asText())
                    .doesNotContain("dev.ferry.upload.in-doubt");
        }
        assertThat(cluster.sandbox().uploads())
                .extracting(ReceivedUpload::name)
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    @Test
    void allNodesPauseWhenThePlatformThrottlesOne() throws Exception {
        start(Map.of());
        assertThat(cluster.node(0).submit("pause", CSV)).isTrue();
        Awaitility.await()
                .until(() -> cluster.node(0).events(firstId()).stream()
                        .anyMatch(event -> event.path("type").asText().endsWith(".deferred")));
        var throttledAt = calls("/api/UploadData").getFirst().receivedAt();
        for (int i = 0; i < cluster.size(); i++) {
            var node = cluster.node(i);
            Awaitility.await().until(() -> isPaused(node) || Instant.now().isAfter(throttledAt.plus(PAUSE)));
        }

        submit("others-", 9);
        awaitCompleted(cluster.node(1), 10);

        assertThat(cluster.sandbox().uploads())
                .hasSize(10)
                .allSatisfy(upload -> assertThat(upload.receivedAt()).isAfter(throttledAt.plus(PAUSE)));
    }

    private static boolean isPaused(ServiceProcess node) throws IOException, InterruptedException {
        return node.get("/v1/overview").body().contains("\"pause\":{");
    }

    private String firstId() throws InterruptedException {
        return cluster.node(0).uploads("").getFirst().path("id").asText();
    }

    private void submit(String name, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(cluster.node(i % cluster.size()).submit(name + i, CSV)).isTrue();
        }
    }

    private List<ReceivedRequest> calls(String path) {
        return cluster.sandbox().requests().stream()
                .filter(request -> request.path().startsWith(path))
                .toList();
    }

    private static void awaitCompleted(ServiceProcess node, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> node.uploads("state=completed").size() == count);
    }
}
