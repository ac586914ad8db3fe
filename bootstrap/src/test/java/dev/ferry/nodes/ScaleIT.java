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
    private static final int WARM_UP = 30;
    private static final int IDLE_SECONDS = 10;

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

            submit(cluster, 0, WARM_UP);
            awaitCompleted(database, WARM_UP);
            var quiet = Costs.of(database);
            Pause.of(IDLE_SECONDS * 1000);
            var idle = Costs.of(database).since(quiet);

            var before = Costs.of(database);
            var start = System.nanoTime();
            submit(cluster, WARM_UP, uploads);
            awaitCompleted(database, WARM_UP + uploads);
            var seconds = (System.nanoTime() - start) / 1e9;
            var busy = Costs.of(database).since(before);

            var idling = idle.statements() / IDLE_SECONDS / cluster.size();
            Figures.tell(
                    "scale",
                    "uploads %d at %.0f a second; %s; an idle node: statements a second %.1f"
                            .formatted(uploads, uploads / seconds, busy.figures(uploads), idling));
            assertThat(busy.statements() / uploads).as("statements an upload").isLessThan(25);
            assertThat(idling).as("statements a second of an idle node").isLessThan(10);
        }
    }

    private static void awaitCompleted(PostgresServer database, int uploads) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Costs.completed(database) == uploads);
    }

    private static void submit(Cluster cluster, int from, int uploads) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all = clients.invokeAll(IntStream.range(from, from + uploads)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> cluster.node(i % cluster.size()).submit("scale-" + i, csv(i)))
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    /** No two data sets are alike. */
    private static String csv(int number) {
        return "Reference,StartDate,StartTime,EndDate,EndTime\nE%d,01/07/2024,09:00,01/07/2024,17:00\n"
                .formatted(number);
    }
}
