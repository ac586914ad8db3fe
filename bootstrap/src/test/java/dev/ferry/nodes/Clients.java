package dev.ferry.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.crash.ServiceProcess;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients that submit data sets and decide about them, each time at a random running node. A client repeats its request
 * with the same key until it has an answer.
 */
final class Clients implements AutoCloseable {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String BAD = HEADER + "E1,31/02/2024,09:00,01/07/2024,17:00\n";

    /** Each kind of upload takes different steps. */
    private static final List<String> KINDS =
            List.of("good", "bad", "busy", "doubt", "slow", "twice", "refuse", "plain");

    private final Cluster cluster;
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads;
    private volatile boolean closed;

    Clients(Cluster cluster) {
        this.cluster = cluster;
        this.threads = List.of(
                Thread.ofVirtual().start(() -> repeat(this::submit)),
                Thread.ofVirtual().start(() -> repeat(this::submit)),
                Thread.ofVirtual().start(() -> repeat(this::decide)));
    }

    /** Adds one data set of each kind to submit. */
    void addDatasets(int round) {
        KINDS.forEach(kind -> unanswered.add("r" + round + "-" + kind));
    }

    Set<String> accepted() {
        return accepted;
    }

    boolean haveAllAnswers() {
        return unanswered.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private interface Activity {
        void run(ServiceProcess node) throws InterruptedException;
    }

    private void repeat(Activity activity) {
        try {
            while (!closed) {
                var node = cluster.anyNode();
                if (node.isPresent()) {
                    activity.run(node.get());
                }
                Pause.of(50);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void submit(ServiceProcess node) throws InterruptedException {
        var first = unanswered.stream().findFirst();
        if (first.isPresent()) {
            var name = first.get();
            if (node.submit(name, name.endsWith("bad") ? BAD : GOOD)) {
                accepted.add(name);
                unanswered.remove(name);
            }
        }
    }

    /** Makes the decisions of a person. */
    private void decide(ServiceProcess node) throws InterruptedException {
        for (var upload : node.uploads("state=in-doubt,rejected,failed")) {
            switch (upload.path("state").asText()) {
                case "in-doubt" -> decide(node, upload, "settle?settlement=overwrite", "");
                case "rejected" -> decide(node, upload, "resubmit", GOOD);
                default -> decide(node, upload, "retry", "");
            }
        }
        for (var upload : node.uploads("state=completed&limit=20")) {
            if (upload.path("name").asText().endsWith("twice")
                    && upload.path("attempt").asInt() == 1) {
                decide(node, upload, "resubmit", GOOD);
            }
        }
    }

    private static void decide(ServiceProcess node, JsonNode upload, String decision, String body)
            throws InterruptedException {
        node.decide(upload.path("id").asText(), decision, body);
    }
}
