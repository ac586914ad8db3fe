package dev.ferry.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.crash.Figures;
import dev.ferry.crash.Verdict;
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
 * Three nodes over one PostgreSQL, their clocks an hour apart, and a fault a round, while clients submit and decide at
 * any of them. What came of every upload is held against the sandbox's own record. {@code -Pchaos} runs 210 rounds.
 */
class NodeFaultsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(Long.getLong("ferry.nodes.seed", 20240701));
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);

    @Test
    @Timeout(7200)
    void losesNothingAndSendsNothingTwiceInSilence() throws Exception {
        var faults = List.of(Fault.values());
        var rounds = Integer.getInteger("ferry.nodes.rounds", faults.size());
        try (var cluster = new Cluster(folder, random, Map.of());
                var clients = new Clients(cluster);
                var follower = new Follower(() -> cluster.anyNode().map(node -> node.url()))) {
            for (int round = 0; round < rounds; round++) {
                cluster.startMissing();
                clients.wish(round);
                Pause.of(random.nextInt(700));
                var fault = faults.get(round % faults.size());
                fault.strike(cluster, random.nextInt(cluster.size()), random);
                struck.merge(fault, 1, Integer::sum);
            }
            cluster.startMissing();
            judge(cluster, clients, follower);
        }
    }

    private void judge(Cluster cluster, Clients clients, Follower follower) throws Exception {
        var node = cluster.node(0);
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> clients.answered()
                        && node.uploads("state=queued,processing,in-doubt,failed,rejected")
                                .isEmpty());
        var verdict = Verdict.of(node, clients.accepted(), cluster.sandbox().uploads());
        var events = events(cluster);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> follower.last() >= events);
        var cut = cluster.cables().stream().mapToInt(Cable::commitsCut).sum();
        Figures.tell(
                "nodes",
                "faults %s, commits cut %d, uploads %d, deliveries %d, settled doubts %d, lost %d, sent twice unmarked %d, events %d over %d connections"
                        .formatted(
                                struck,
                                cut,
                                verdict.uploads(),
                                verdict.deliveries(),
                                verdict.settled(),
                                verdict.lost().size(),
                                verdict.repeated().size(),
                                follower.last(),
                                follower.connections()));
        assertThat(verdict.lost()).as("accepted and lost").isEmpty();
        assertThat(verdict.repeated()).as("sent again, unmarked").isEmpty();
        assertThat(verdict.unknown())
                .as("completed without the Platform's knowledge")
                .isEmpty();
        assertThat(follower.amiss()).as("events missed or seen twice").isEmpty();
        assertThat(follower.last()).isEqualTo(events);
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
