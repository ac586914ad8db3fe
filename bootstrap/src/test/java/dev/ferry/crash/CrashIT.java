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
 * Kills the program with SIGKILL at every named point and at random moments, restarts it with the same store, and
 * compares the outcome of every upload with the sandbox's record. {@code -Pchaos} kills it 1,000 times.
 */
@Order(1)
class CrashIT {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String BAD = HEADER + "E1,31/02/2024,09:00,01/07/2024,17:00\n";

    /** Each kind of upload takes different steps. */
    private static final List<String> KINDS =
            List.of("good", "bad", "busy", "refuse", "doubt", "slow", "twice", "drop");

    /** Every step that makes something durable, and every step that calls the Platform. */
    private static final List<String> STEPS = List.of(
            "enter",
            "store",
            "claim",
            "renew",
            "release",
            "send",
            "status",
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

    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(Long.getLong("ferry.crash.seed", 20240701));
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> unanswered = new LinkedHashSet<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Set<String> unreached = new TreeSet<>(points());
    private int kills;

    @Test
    @Timeout(7200)
    void losesNothingAndSendsNothingTwiceWithoutADecision() throws Exception {
        var options = SandboxOptions.standard()
                .withProcessingTime(ProcessingTimeModel.parse("uniform(0ms,400ms,7)"))
                .withFaults(NamedFaults.script());
        var sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        try {
            environment.putAll(ServiceSettings.of(folder, sandbox));
            environment.put("FERRY_POLLING", "geometric(150ms,1.6,1s)");
            environment.put("FERRY_SERVICE_LEASE", "300ms");
            var totalKills = Integer.getInteger("ferry.crash.kills", 50);
            var points = points();
            while (kills < totalKills) {
                runAndKill(kills < points.size() || random.nextBoolean() ? points.get(kills % points.size()) : "");
            }
            verify(sandbox::uploads);
            assertThat(sandbox.tallies())
                    .as("all faults except that of hang")
                    .filteredOn(tally -> tally.struck() > 0)
                    .hasSize(5);
        } finally {
            sandbox.close().toCompletableFuture().join();
        }
    }

    private static List<String> points() {
        return STEPS.stream()
                .flatMap(step -> Stream.of(step + ":before", step + ":after"))
                .toList();
    }

    /** Runs the program with uploads of every kind until it is killed at the point, or at a random moment. */
    private void runAndKill(String point) throws Exception {
        environment.put("CRASH_AT", point);
        var service = ServiceProcess.serve(environment, List.of(), folder.resolve("log"));
        var end =
                System.nanoTime() + (point.isEmpty() ? Duration.ofMillis(random.nextInt(1500)) : LONGEST_RUN).toNanos();
        KINDS.forEach(kind -> unanswered.add("k" + kills + "-" + kind));
        while (service.isAlive() && System.nanoTime() < end) {
            submit(service);
            decide(service);
        }
        if (!service.isAlive()) {
            unreached.remove(point);
        }
        service.kill();
        service.awaitExit();
        kills++;
    }

    /** A client repeats its request with the same key until it has an answer. */
    private void submit(ServiceProcess service) throws InterruptedException {
        for (var name : List.copyOf(unanswered)) {
            if (service.isAlive() && service.submit(name, name.endsWith("bad") ? BAD : GOOD)) {
                unanswered.remove(name);
                accepted.add(name);
            }
        }
    }

    /** Makes the decisions of a person. */
    private void decide(ServiceProcess service) throws InterruptedException {
        for (var upload : service.uploads("state=in-doubt,rejected,failed")) {
            switch (upload.path("state").asText()) {
                case "in-doubt" -> decide(service, upload, "settle?settlement=overwrite", "");
                case "rejected" -> decide(service, upload, "resubmit", GOOD);
                default -> decide(service, upload, "retry", "");
            }
        }
        for (var upload : service.uploads("state=completed&name=k" + kills + "-twice")) {
            if (upload.path("attempt").asInt() == 1) {
                decide(service, upload, "resubmit", GOOD);
            }
        }
        for (var upload : service.uploads("state=queued")) {
            if (upload.path("name").asText().endsWith("drop")) {
                decide(service, upload, "cancel", "");
            }
        }
    }

    private static void decide(ServiceProcess service, JsonNode upload, String decision, String body)
            throws InterruptedException {
        service.decide(upload.path("id").asText(), decision, body);
    }

    /** Runs the program until no upload is unfinished, and compares the outcome with the sandbox's record. */
    private void verify(Supplier<List<ReceivedUpload>> record) throws Exception {
        environment.put("CRASH_AT", "");
        try (var service = ServiceProcess.serve(environment, List.of(), folder.resolve("log"))) {
            var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            do {
                submit(service);
                decide(service);
            } while (System.nanoTime() < end
                    && !(unanswered.isEmpty() && unfinished(service).isEmpty()));
            assertThat(unfinished(service)).isEmpty();
            var report = OutcomeReport.of(service, accepted, record.get());
            Measurements.record("crash", report.figures(kills, unreached));
            assertThat(report.lost()).as("accepted and lost").isEmpty();
            assertThat(report.repeated()).as("sent again without a decision").isEmpty();
            assertThat(report.unknown()).as("completed with an unknown token").isEmpty();
            assertThat(unreached).as("points that no run reached").isEmpty();
        }
    }

    private static List<JsonNode> unfinished(ServiceProcess service) throws InterruptedException {
        return service.uploads("state=queued,processing,in-doubt,failed,rejected");
    }
}
