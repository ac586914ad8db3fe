package dev.ferry.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.crash.Child;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who submit data sets and decide about them, always at any node that is up. A client asks until it has an
 * answer, always under the same key.
 */
final class Clients implements AutoCloseable {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String BAD = HEADER + "E1,31/02/2024,09:00,01/07/2024,17:00\n";

    /** Each kind of upload leads through other steps. */
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

    /** One data set of each kind. */
    void wish(int round) {
        KINDS.forEach(kind -> unanswered.add("r" + round + "-" + kind));
    }

    Set<String> accepted() {
        return accepted;
    }

    boolean answered() {
        return unanswered.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private interface Activity {
        void at(Child node) throws InterruptedException;
    }

    private void repeat(Activity activity) {
        try {
            while (!closed) {
                var node = cluster.anyNode();
                if (node.isPresent()) {
                    activity.at(node.get());
                }
                Pause.of(50);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void submit(Child node) throws InterruptedException {
        var first = unanswered.stream().findFirst();
        if (first.isPresent()) {
            var name = first.get();
            if (node.submit(name, name.endsWith("bad") ? BAD : GOOD)) {
                accepted.add(name);
                unanswered.remove(name);
            }
        }
    }

    /** A person decides what Ferry leaves to persons. */
    private void decide(Child node) throws InterruptedException {
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

    private static void decide(Child node, JsonNode upload, String decision, String body) throws InterruptedException {
        node.decide(upload.path("id").asText(), decision, body);
    }
}
