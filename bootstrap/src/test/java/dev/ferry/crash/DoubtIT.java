package dev.ferry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.ReceivedRequest;
import dev.ferry.sandbox.ReceivedUpload;
import dev.ferry.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a service under load at random moments, and asks the sandbox about each upload that is in doubt: whether it
 * received the request as a whole, a part of it, or nothing. {@code -Pchaos} kills the service 200 times.
 */
@Order(2)
class DoubtIT {

    private static final int CLIENTS = 8;
    private static final int MOST_UPLOADS_IN_A_RUN = 300;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    /** A smaller number of doubts says nothing about their share. */
    private static final int ENOUGH_DOUBTS = 1000;

    private static final double LARGEST_SHARE = 0.1;

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\n";
    private static final String ROW = "E1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String SMALL = HEADER + ROW;

    /** Too large for memory and for one piece on the wire. */
    private static final String LARGE = HEADER + ROW.repeat(10_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(Long.getLong("ferry.doubt.seed", 20240701));
    private final AtomicInteger submitted = new AtomicInteger();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<ReceivedRequest> received = new HashSet<>();

    @Test
    @Timeout(7200)
    void anUploadInDoubtWasReceived() throws Exception {
        var kills = Integer.getInteger("ferry.doubt.kills", 5);
        var options = SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s"));
        var sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        try {
            var settings = ServiceSettings.of(folder, sandbox);
            settings.put("FERRY_SERVICE_LEASE", "5s");
            settings.put("FERRY_SERVICE_REQUESTS_PER_SECOND", "100000");
            for (int kill = 0; kill < kills; kill++) {
                loadAndKill(serve(settings));
                collectRequests(sandbox);
            }
            try (var service = serve(settings)) {
                var waiting = List.copyOf(unanswered);
                for (var name : waiting) {
                    submit(service, name);
                }
                Awaitility.await()
                        .atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> service.uploads("state=queued,processing").isEmpty());
                collectRequests(sandbox);
                verify(kills, service.uploads(""), sandbox.uploads());
            }
        } finally {
            sandbox.close().toCompletableFuture().join();
        }
    }

    private ServiceProcess serve(Map<String, String> settings) throws IOException {
        return ServiceProcess.serve(settings, List.of(), folder.resolve("log"));
    }

    /** Clients submit without a pause, until the service is killed: after a random number of uploads. */
    private void loadAndKill(ServiceProcess service) throws InterruptedException {
        var untilKill = new AtomicInteger(1 + random.nextInt(MOST_UPLOADS_IN_A_RUN));
        var clients = new ArrayList<Thread>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> submitUntilKilled(service, untilKill)));
        }
        service.killAfter(LONGEST_RUN);
        service.awaitExit();
        for (var client : clients) {
            client.join();
        }
    }

    private void submitUntilKilled(ServiceProcess service, AtomicInteger untilKill) {
        try {
            while (service.isAlive()) {
                var number = submitted.getAndIncrement();
                submit(service, number % 10 == 0 ? "large-" + number : "small-" + number);
                if (untilKill.decrementAndGet() == 0) {
                    service.kill();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("clients are not interrupted", e);
        }
    }

    private void submit(ServiceProcess service, String name) throws InterruptedException {
        unanswered.add(name);
        if (service.submit(name, name.startsWith("large-") ? LARGE : SMALL)) {
            unanswered.remove(name);
            accepted.add(name);
        }
    }

    /** The sandbox keeps only the last requests. */
    private void collectRequests(PlatformSandbox sandbox) {
        sandbox.requests().stream()
                .filter(request -> request.path().equals("/api/UploadData"))
                .forEach(received::add);
    }

    private void verify(int kills, List<JsonNode> uploads, List<ReceivedUpload> record) throws IOException {
        var whole = record.stream().map(ReceivedUpload::name).collect(Collectors.toSet());
        var requests = received.stream()
                .collect(Collectors.groupingBy(
                        request -> TraceContext.parse(request.traceparent())
                                .orElseThrow()
                                .traceId(),
                        Collectors.counting()));
        var lost = new TreeSet<>(accepted);
        var sentTwice = new TreeSet<String>();
        var unrecorded = new TreeSet<String>();
        var inWhole = 0;
        var inPart = 0;
        var unreceived = 0;
        for (var upload : uploads) {
            var name = upload.path("name").asText();
            var count = requests.getOrDefault(traceId(upload), 0L);
            lost.remove(name);
            if (count > 1) {
                sentTwice.add(name);
            }
            if (!upload.path("state").asText().equals("in-doubt")) {
                if (count == 0) {
                    unrecorded.add(name);
                }
            } else if (whole.contains(name)) {
                inWhole++;
            } else if (count > 0) {
                inPart++;
            } else {
                unreceived++;
            }
        }
        var doubts = inWhole + inPart + unreceived;
        var share = (double) unreceived / Math.max(1, doubts);
        Measurements.record(
                "doubt",
                "kills %d, uploads %d, in doubt %d, of these received as a whole %d, in part %d, not at all %d (%.1f %%), sent twice %d, lost %d"
                        .formatted(
                                kills,
                                uploads.size(),
                                doubts,
                                inWhole,
                                inPart,
                                unreceived,
                                100 * share,
                                sentTwice.size(),
                                lost.size()));
        assertThat(lost).as("accepted and lost").isEmpty();
        assertThat(sentTwice).as("sent twice").isEmpty();
        assertThat(unrecorded).as("completed without a request on record").isEmpty();
        if (doubts >= ENOUGH_DOUBTS) {
            assertThat(share)
                    .as("share of the doubts that the sandbox never received")
                    .isLessThanOrEqualTo(LARGEST_SHARE);
        }
    }

    /** The trace of an upload without a caller's trace has the digits of its id. */
    private static String traceId(JsonNode upload) {
        return upload.path("id").asText().replace("-", "");
    }
}
