package dev.ferry.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.crash.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts what an upload costs the database, with three nodes at work, by the database's own account. {@code -Pchaos}
 * counts over 3,000 of them.
 */
class ScaleIT {

    private static final int CLIENTS = 24;
    private static final int IDLE_SECONDS = 10;
    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Timeout(1800)
    void countsWhatAnUploadCosts() throws Exception {
        var uploads = Integer.getInteger("ferry.scale.uploads", 150);
        var unhindered = Map.of(
                "FERRY_PLATFORM_CALLS_PER_SECOND", "3000",
                "FERRY_SERVICE_LEASE", "30s");
        try (var cluster = new Cluster(folder, new Random(20240701), unhindered)) {
            var database = cluster.database();
            Costs.count(database);

            var quiet = Costs.of(database);
            Pause.of(IDLE_SECONDS * 1000);
            var idle = Costs.of(database).since(quiet);

            var before = Costs.of(database);
            var start = System.nanoTime();
            submit(cluster, uploads);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> Costs.completed(database) == uploads);
            var seconds = (System.nanoTime() - start) / 1e9;
            var busy = Costs.of(database).since(before);

            Figures.tell("scale", busy.figures(uploads, seconds, idle, IDLE_SECONDS, cluster.size()));
            assertThat(busy.statements() / uploads).as("statements an upload").isLessThan(25);
            assertThat(idle.statements() / IDLE_SECONDS / cluster.size())
                    .as("statements a second, idle")
                    .isLessThan(10);
        }
    }

    private static void submit(Cluster cluster, int uploads) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all = clients.invokeAll(IntStream.range(0, uploads)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> cluster.node(i % cluster.size()).submit("scale-" + i, CSV))
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }
}
