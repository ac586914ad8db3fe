package dev.ferry.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.bootstrap.Distribution;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The shipped program with a store on disk and a sandbox that loses answers and is sometimes unavailable. */
final class LoadedService implements AutoCloseable {

    /** A text in every data set and in its name. */
    static final String SECRET = "Jane-Doe-1984";

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final int GOOD = 40;
    private static final int BAD = 4;
    private static final int LOST = 4;

    private static final String FAULTS = """
            {"seed": 7, "rules": [
              {"endpoint": "upload", "name": "Lost*", "fault": "drop", "timesEach": 1},
              {"endpoint": "upload", "fault": "answer", "status": 503, "retryAfter": "1s", "times": 1},
              {"endpoint": "status", "fault": "answer", "status": 500, "probability": 0.1, "times": 20}]}
            """;

    private final Path folder;
    private final Distribution distribution;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private Future<?> follower = CompletableFuture.completedFuture(null);

    LoadedService(Path folder, String receiver) throws IOException, InterruptedException {
        this.folder = folder;
        this.distribution = new Distribution(folder);
        var sandbox = Distribution.ready(distribution.ferry(Map.of(), "sandbox", "--processing-time", "2s"));
        send(HttpRequest.newBuilder(URI.create(sandbox.path("url").asText() + "/_sandbox/faults"))
                .POST(BodyPublishers.ofString(FAULTS)));
        var settings = new HashMap<>(Distribution.platform(sandbox));
        settings.put("FERRY_PLATFORM_CALLS_PER_SECOND", "20");
        settings.put("FERRY_LOG_FORMAT", "json");
        settings.put("FERRY_LOG_LEVEL", "trace");
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver);
        settings.put("OTEL_BSP_SCHEDULE_DELAY", "200");
        var serve = distribution.command("serve", "--listen", "127.0.0.1:0");
        serve.environment().putAll(settings);
        this.url = Distribution.ready(distribution.start(serve.redirectError(log().toFile())))
                .path("url")
                .asText();
    }

    String address() {
        return URI.create(url).getAuthority();
    }

    Path log() {
        return folder.resolve("service.log");
    }

    /** The received events. */
    Path events() {
        return folder.resolve("events.txt");
    }

    String metrics() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/metrics")));
    }

    /** Submits all data sets and waits until all uploads are at rest and the metrics show it. */
    void load() throws IOException, InterruptedException {
        follower = http.sendAsync(
                HttpRequest.newBuilder(URI.create(url + "/v1/events")).build(), BodyHandlers.ofFile(events()));
        put("Lost", LOST, "01/07/2024");
        put("Bad", BAD, "31/02/2024");
        put("Good", GOOD, "01/07/2024");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> uploads("completed") == GOOD && uploads("rejected") == BAD && uploads("in-doubt") == LOST);
    }

    private double uploads(String state) throws IOException, InterruptedException {
        var line = Pattern.compile("(?m)^ferry_uploads\\{state=\"" + state + "\"} (\\S+)$")
                .matcher(metrics());
        return line.find() ? Double.parseDouble(line.group(1)) : -1;
    }

    private void put(String name, int count, String date) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            var csv = "Reference,StartDate,StartTime,EndDate,EndTime\n%s,%s,09:00,01/07/2024,17:00\n"
                    .formatted(SECRET, date);
            send(HttpRequest.newBuilder(URI.create(url + "/v1/uploads?name=" + name + "-" + SECRET + "-" + i))
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                    .PUT(BodyPublishers.ofString(csv)));
        }
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return answer.body();
    }

    @Override
    public void close() {
        follower.cancel(true);
        distribution.close();
    }
}
