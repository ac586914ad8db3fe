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
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A follower of {@code /v1/events} that is cut off again and again, while uploads go on, and comes back with
 * {@code Last-Event-ID}: it misses nothing and sees nothing twice. {@code -Pchaos} cuts it off 1,000 times.
 */
class EventsIT {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    /** Queued, submitting, accepted, three results (the status is one), completed. */
    private static final long EVENTS_AN_UPLOAD = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Random random = new Random(20240701);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> seen = new ArrayList<>();

    @Test
    @Timeout(1800)
    void aFollowerThatIsCutOffMissesNothingAndSeesNothingTwice() throws Exception {
        var cuts = Integer.getInteger("ferry.cuts", 100);
        var options = SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("50ms"));
        var sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
        try (var child = Child.serve(environment(options, sandbox), List.of(), folder.resolve("log"))) {
            for (int cut = 0; cut < cuts; cut++) {
                assertThat(child.submit("upload-" + cut, CSV)).isTrue();
                var soFar = (cut + 1) * EVENTS_AN_UPLOAD;
                var until = Math.min(soFar, seen.size() + random.nextLong(2 * EVENTS_AN_UPLOAD));
                follow(child.url(), number -> number >= until);
            }
            var events = cuts * EVENTS_AN_UPLOAD;
            follow(child.url(), number -> seen.size() == events);

            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events).boxed().toList());
            Figures.tell(
                    "events", "cut off %d times: saw %d events of %d, each once".formatted(cuts, seen.size(), events));
        } finally {
            sandbox.close().toCompletableFuture().join();
        }
    }

    /** Reads until enough numbers have come, and hangs up, maybe in the middle of an event. */
    private void follow(String url, LongPredicate enough) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                .header("Last-Event-ID", String.valueOf(seen.isEmpty() ? 0 : seen.getLast()))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var number = 0L;
            while (!enough.test(number)) {
                var line = lines.readLine();
                if (line == null) {
                    return;
                }
                if (line.startsWith("id:")) {
                    number = Long.parseLong(line.substring("id:".length()).strip());
                } else if (line.isEmpty() && number > 0) {
                    seen.add(number);
                }
            }
        }
    }

    private Map<String, String> environment(SandboxOptions options, PlatformSandbox sandbox) {
        return Map.of(
                "FERRY_STORE_URL", "sqlite:" + folder.resolve("ferry.db"),
                "FERRY_DATA_DIR", folder.resolve("data").toString(),
                "FERRY_PLATFORM_IDENTITY_URL", sandbox.url(),
                "FERRY_PLATFORM_API_URL", sandbox.url(),
                "FERRY_PLATFORM_CLIENT_ID", options.clientId(),
                "FERRY_PLATFORM_CLIENT_SECRET", options.clientSecret(),
                "FERRY_PLATFORM_API_KEY", options.apiKey(),
                "FERRY_POLLING", "fixed(50ms)",
                "HOME", folder.toString());
    }
}
