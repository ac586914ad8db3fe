package dev.ferry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.ReceivedUpload;
import dev.ferry.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program with SIGKILL at every named point and at random moments, starts it again over the same store, and
 * holds what came of every upload against the sandbox's own record. {@code -Pchaos} kills it 1,000 times.
 */
@Order(1)
class CrashIT {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String BAD = HEADER + "E1,31/02/2024,09:00,01/07/2024,17:00\n";

    /** Each kind of upload leads through other steps. */
    private static final List<String> KINDS =
            List.of("good", "bad", "busy", "refuse", "doubt", "slow", "twice", "drop");

    /** Every step after which something is durable, and those that talk to the Platform. */
    private static final List<String> STEPS = List.of(
            "enter",
            "store",
            "claim",
            "renew",
            "release",
            "send",
            "ask",
            "fetch feedback",
            "fetch tableofresultids",
            "commit submitting",
            "commit accepted",
            "commit deferred",
            "commit in-doubt",
            "commit failed",
            "commit result-collected",
            "commit completed",
            "commit rejected",
            "commit cancelled",
            "commit queued again",
            "commit submitting again",
            "commit accepted again",
            "commit completed again");

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(Long.getLong("ferry.crash.seed", 20240701));
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> unanswered = new LinkedHashSet<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Set<String> missed = new TreeSet<>();
    private int kills;

    @Test
    @Timeout(7200)
    void losesNothingAndSendsNothingTwiceInSilence() throws Exception {
        var options = SandboxOptions.standard()
                .withProcessingTime(ProcessingTimeModel.parse("uniform(0ms,400ms,7)"))
                .withFaults(NamedFaults.script());
        var sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        try {
            prepare(options, sandbox.url());
            var wanted = Integer.getInteger("ferry.crash.kills", 50);
            var points = STEPS.stream()
                    .flatMap(step -> Stream.of(step + ":before", step + ":after"))
                    .toList();
            while (kills < wanted) {
                live(kills < points.size() || random.nextBoolean() ? points.get(kills % points.size()) : "");
            }
            judge(sandbox::uploads);
            assertThat(sandbox.tallies())
                    .as("faults that struck, all but that of hang")
                    .filteredOn(tally -> tally.struck() > 0)
                    .hasSize(5);
        } finally {
            sandbox.close().toCompletableFuture().join();
        }
    }

    private void prepare(SandboxOptions options, String url) {
        environment.putAll(Map.of(
                "FERRY_STORE_URL",
                "sqlite:" + folder.resolve("ferry.db"),
                "FERRY_DATA_DIR",
                folder.resolve("data").toString(),
                "FERRY_PLATFORM_IDENTITY_URL",
                url,
                "FERRY_PLATFORM_API_URL",
                url,
                "FERRY_PLATFORM_CLIENT_ID",
                options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET",
                options.clientSecret(),
                "FERRY_PLATFORM_API_KEY",
                options.apiKey(),
                "FERRY_POLLING",
                "geometric(150ms,1.6,1s)",
                "FERRY_SERVICE_LEASE",
                "300ms",
                "HOME",
                folder.toString()));
    }

    /** One life of the program: it gets work of every kind, and is killed at the point, or at a random moment. */
    private void live(String point) throws Exception {
        environment.put("CRASH_AT", point);
        var child = Child.serve(environment, List.of(), folder.resolve("log"));
        var end = System.nanoTime()
                + (point.isEmpty() ? Duration.ofMillis(random.nextInt(1500)) : LONGEST_LIFE).toNanos();
        KINDS.forEach(kind -> unanswered.add("k" + kills + "-" + kind));
        while (child.alive() && System.nanoTime() < end) {
            submit(child);
            decide(child);
        }
        if (child.alive() && !point.isEmpty()) {
            missed.add(point);
        }
        child.kill();
        child.exit();
        kills++;
    }

    /** A client asks until it has an answer, always under the same key. */
    private void submit(Child child) throws InterruptedException {
        for (var name : List.copyOf(unanswered)) {
            if (child.alive() && child.submit(name, name.endsWith("bad") ? BAD : GOOD)) {
                unanswered.remove(name);
                accepted.add(name);
            }
        }
    }

    /** A person decides what Ferry leaves to persons. */
    private void decide(Child child) throws InterruptedException {
        for (var upload : child.uploads("state=in-doubt,rejected,failed")) {
            switch (upload.path("state").asText()) {
                case "in-doubt" -> decide(child, upload, "settle?settlement=overwrite", "");
                case "rejected" -> decide(child, upload, "resubmit", GOOD);
                default -> decide(child, upload, "retry", "");
            }
        }
        for (var upload : child.uploads("state=completed&name=k" + kills + "-twice")) {
            if (upload.path("attempt").asInt() == 1) {
                decide(child, upload, "resubmit", GOOD);
            }
        }
        for (var upload : child.uploads("state=queued")) {
            if (upload.path("name").asText().endsWith("drop")) {
                decide(child, upload, "cancel", "");
            }
        }
    }

    private static void decide(Child child, JsonNode upload, String decision, String body) throws InterruptedException {
        child.decide(upload.path("id").asText(), decision, body);
    }

    /** Lets a last life bring everything to its end, and holds the outcome against the sandbox's record. */
    private void judge(Supplier<List<ReceivedUpload>> record) throws Exception {
        environment.put("CRASH_AT", "");
        try (var child = Child.serve(environment, List.of(), folder.resolve("log"))) {
            var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            do {
                submit(child);
                decide(child);
            } while (System.nanoTime() < end
                    && !(unanswered.isEmpty() && openEnded(child).isEmpty()));
            assertThat(openEnded(child)).isEmpty();
            var verdict = Verdict.of(child, accepted, record.get());
            Figures.tell("crash", verdict.figures(kills, missed));
            assertThat(verdict.lost()).as("accepted and lost").isEmpty();
            assertThat(verdict.repeated()).as("sent again, unmarked").isEmpty();
            assertThat(verdict.unknown())
                    .as("completed without the Platform's knowledge")
                    .isEmpty();
            assertThat(missed).as("points that no life reached").isEmpty();
        }
    }

    private static List<JsonNode> openEnded(Child child) throws InterruptedException {
        return child.uploads("state=queued,processing,in-doubt,failed,rejected");
    }
}
