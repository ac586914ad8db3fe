package dev.ferry.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.crash.Measurements;
import dev.ferry.crash.OutcomeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes with one PostgreSQL, with clocks an hour apart and one fault per round, while clients submit and decide
 * at any node. Compares the outcome of every upload with the sandbox's record. {@code -Pchaos} runs 210 rounds.
 */
class NodeFaultsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(Long.getLong("ferry.nodes.seed", 20240701));
    private final Map<NodeFault, Integer> injected = new EnumMap<>(NodeFault.class);

    @Test
    @Timeout(7200)
    void losesNothingAndSendsNothingTwiceWithoutADecision() throws Exception {
        var faults = List.of(NodeFault.values());
        var rounds = Integer.getInteger("ferry.nodes.rounds", faults.size());
        try (var cluster = new Cluster(folder, random, Map.of());
                var clients = new Clients(cluster);
                var follower = new EventFollower(() -> cluster.anyNode().map(node -> node.url()))) {
            for (int round = 0; round < rounds; round++) {
                cluster.startStopped();
                clients.addDatasets(round);
                Pause.of(random.nextInt(700));
                var fault = faults.get(round % faults.size());
                fault.inject(cluster, random.nextInt(cluster.size()), random);
                injected.merge(fault, 1, Integer::sum);
            }
            cluster.startStopped();
            verify(cluster, clients, follower);
        }
    }

    private void verify(Cluster cluster, Clients clients, EventFollower follower) throws Exception {
        var node = cluster.node(0);
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> clients.haveAllAnswers()
                        && node.uploads("state=queued,processing,in-doubt,failed,rejected")
                                .isEmpty());
        var report =
                OutcomeReport.of(node, clients.accepted(), cluster.sandbox().uploads());
        var events = events(cluster);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> follower.lastNumber() >= events);
        var cut = cluster.proxies().stream().mapToInt(DatabaseProxy::commitsCut).sum();
        Measurements.record(
                "nodes",
                "faults %s, commits cut %d, uploads %d, received %d, settled doubts %d, lost %d, sent twice without a decision %d, events %d over %d connections"
                        .formatted(
                                injected,
                                cut,
                                report.uploads(),
                                report.received(),
                                report.settled(),
                                report.lost().size(),
                                report.repeated().size(),
                                follower.lastNumber(),
                                follower.connections()));
        assertThat(report.lost()).as("accepted and lost").isEmpty();
        assertThat(report.repeated()).as("sent again without a decision").isEmpty();
        assertThat(report.unknown()).as("completed with an unknown token").isEmpty();
        assertThat(follower.errors()).as("events missed or received twice").isEmpty();
        assertThat(follower.lastNumber()).isEqualTo(events);
    }

    private static long events(Cluster cluster) throws SQLException, IOException {
        try (var connection = cluster.database().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT max(number) FROM events")) {
            row.next();
            return row.getLong(1);
        }
    }
}
