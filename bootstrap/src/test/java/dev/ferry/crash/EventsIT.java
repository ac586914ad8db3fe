package dev.ferry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A follower of {@code /v1/events} loses its connection repeatedly while uploads run, and reconnects with
 * {@code Last-Event-ID}. It receives every event once. {@code -Pchaos} disconnects it 1,000 times.
 */
class EventsIT {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    /** Queued, submitting, accepted, three results (one is the status), completed. */
    private static final long EVENTS_PER_UPLOAD = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(20240701);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> received = new ArrayList<>();

    @Test
    @Timeout(1800)
    void aDisconnectedFollowerReceivesEveryEventOnce() throws Exception {
        var disconnects = Integer.getInteger("ferry.cuts", 100);
        var options = SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("50ms"));
        var sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        var settings = ServiceSettings.of(folder, sandbox);
        settings.put("FERRY_POLLING", "fixed(50ms)");
        try (var service = ServiceProcess.serve(settings, List.of(), folder.resolve("log"))) {
            for (int i = 0; i < disconnects; i++) {
                assertThat(service.submit("upload-" + i, CSV)).isTrue();
                var created = (i + 1) * EVENTS_PER_UPLOAD;
                var until = Math.min(created, received.size() + random.nextLong(2 * EVENTS_PER_UPLOAD));
                follow(service.url(), number -> number >= until);
            }
            var events = disconnects * EVENTS_PER_UPLOAD;
            follow(service.url(), number -> received.size() == events);

            assertThat(received)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events).boxed().toList());
            Measurements.record(
                    "events",
                    "disconnected %d times: received %d events of %d, each once"
                            .formatted(disconnects, received.size(), events));
        } finally {
            sandbox.close().toCompletableFuture().join();
        }
    }

    /** Reads until the condition is true, and disconnects, possibly in the middle of an event. */
    private void follow(String url, LongPredicate condition) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                .header("Last-Event-ID", String.valueOf(received.isEmpty() ? 0 : received.getLast()))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var number = 0L;
            while (!condition.test(number)) {
                var line = lines.readLine();
                if (line == null) {
                    return;
                }
                if (line.startsWith("id:")) {
                    number = Long.parseLong(line.substring("id:".length()).strip());
                } else if (line.isEmpty() && number > 0) {
                    received.add(number);
                }
            }
        }
    }
}
