package dev.ferry.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.crash.Measurements;
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
 * Measures the database work per upload with three running nodes, from the database's own statistics. {@code -Pchaos}
 * measures 3,000 uploads.
 */
class ScaleIT {

    private static final int CLIENTS = 24;
    private static final int WARM_UP = 30;
    private static final int IDLE_SECONDS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Timeout(1800)
    void measuresTheDatabaseWorkPerUpload() throws Exception {
        var uploads = Integer.getInteger("ferry.scale.uploads", 150);
        var settings = Map.of(
                "FERRY_PLATFORM_CALLS_PER_SECOND", "3000",
                "FERRY_SERVICE_LEASE", "30s");
        try (var cluster = new Cluster(folder, new Random(20240701), settings)) {
            var database = cluster.database();
            DatabaseCosts.enableStatistics(database);

            submit(cluster, 0, WARM_UP);
            awaitCompleted(database, WARM_UP);
            var beforeIdle = DatabaseCosts.of(database);
            var idleStart = System.nanoTime();
            Pause.of(IDLE_SECONDS * 1000);
            var idle = DatabaseCosts.of(database).minus(beforeIdle);
            var idlePerSecond = idle.statements() / since(idleStart);

            var before = DatabaseCosts.of(database);
            var start = System.nanoTime();
            submit(cluster, WARM_UP, uploads);
            awaitCompleted(database, WARM_UP + uploads);
            var seconds = since(start);
            var busy = DatabaseCosts.of(database).minus(before);
            Measurements.record(
                    "scale",
                    "uploads %d at %.0f a second; %s; an idle node: statements a second %.1f"
                            .formatted(
                                    uploads, uploads / seconds, busy.figures(uploads), idlePerSecond / cluster.size()));
            // a slow machine takes longer, and the nodes' regular statements go on meanwhile
            assertThat((busy.statements() - seconds * idlePerSecond) / uploads)
                    .as("statements per upload")
                    .isLessThan(25);
            assertThat(idlePerSecond / cluster.size())
                    .as("statements per second of an idle node")
                    .isLessThan(10);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void awaitCompleted(PostgresServer database, int uploads) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> DatabaseCosts.completed(database) == uploads);
    }

    private static void submit(Cluster cluster, int from, int uploads) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all = clients.invokeAll(IntStream.range(from, from + uploads)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> cluster.node(i % cluster.size()).submit("scale-" + i, csv(i)))
                    .toList());
            for (var submitted : all) {
                assertThat(submitted.get()).isTrue();
            }
        }
    }

    /** Every data set is different. */
    private static String csv(int number) {
        return "Reference,StartDate,StartTime,EndDate,EndTime\r\nE%d,01/07/2024,09:00,01/07/2024,17:00\r\n"
                .formatted(number);
    }
}
