package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped service, used over HTTP, from the command line, and with a watched folder. */
class RunningServiceIT {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\n";
    private static final String BAD = HEADER + "E1,31/02/2024,09:00,01/07/2024,17:00\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private Distribution distribution;

    @BeforeEach
    void open() {
        distribution = new Distribution(folder);
    }

    @AfterEach
    void close() {
        distribution.close();
    }

    /** The example in the README with {@code curl -T}. */
    @Test
    void acceptsTheUploadOfTheReadme() throws Exception {
        var url = serve();

        var accepted =
                put(url + "/v1/uploads?name=June", Files.readString(Distribution.HOME.resolve("examples/shifts.csv")));

        var location = url + accepted;
        Awaitility.await().until(() -> get(location).contains("\"state\":\"completed\""));
        assertThat(get(location + "/results/feedback")).isEqualTo("576 rows processed, no errors\n");
        assertThat(get(url + "/health/ready")).contains("up");
        assertThat(get(url + "/metrics")).contains("ferry_platform_requests_seconds");
    }

    @Test
    void answersTheCommandLine() throws Exception {
        var url = serve();
        put(url + "/v1/uploads?name=June", BAD);
        Awaitility.await().until(() -> list(url, "--state", "rejected").size() == 1);
        var id = list(url).get(0).path("id").asText();
        var fixed = Files.writeString(folder.resolve("fixed.csv"), GOOD);

        assertThat(run(0, "resubmit", id, fixed.toString(), "--server", url, "--json"))
                .contains("\"attempt\":2");
        assertThat(list(url, "--name", "June").get(0).path("state").asText()).isEqualTo("completed");
        assertThat(run(0, "list", "--server", url)).contains("June  completed");
        run(1, "retry", id, "--server", url);
        run(2, "cancel", "no-such-upload", "--server", url);
        run(0, "resume", id, "--now", "--server", url);
        run(1, "list", "--server", "http://127.0.0.1:9");
    }

    @Test
    void sharesItsStoreWithCommands() throws Exception {
        var sandbox = Distribution.ready(distribution.ferry(Map.of(), "sandbox", "--processing-time", "1s"));
        var settings = Distribution.platform(sandbox);
        var service = distribution.ferry(settings, "serve", "--listen", "127.0.0.1:0");
        var url = Distribution.ready(service).path("url").asText();
        put(url + "/v1/uploads?name=June", GOOD);

        var upload = distribution.ferry(
                settings,
                "upload",
                Files.writeString(folder.resolve("July.csv"), GOOD).toString());

        assertThat(Distribution.output(upload)).contains("1 rows processed, no errors");
        assertThat(upload.waitFor()).isZero();
        Awaitility.await().until(() -> list(url, "--state", "completed").size() == 2);
        var record = new ObjectMapper().readTree(get(sandbox.path("url").asText() + "/_sandbox/uploads"));
        assertThat(record.findValuesAsText("name")).containsExactlyInAnyOrder("June", "July");
    }

    @Test
    void watchesAFolderAsPartOfAService() throws Exception {
        var inbox = Files.createDirectory(folder.resolve("inbox"));
        distribution.ferry(Map.of(), "serve", "--sandbox", "--listen", "127.0.0.1:0", "--watch", inbox.toString());

        drop(inbox, "June.csv", GOOD);
        drop(inbox, "July.csv", BAD);

        awaitFile(inbox.resolve("done/June.csv"));
        assertThat(inbox.resolve("done/June.feedback.txt")).hasContent("1 rows processed, no errors");
        awaitFile(inbox.resolve("rejected/July.csv"));
        assertThat(inbox.resolve("rejected/July.problems.txt")).content().contains("31/02/2024");
    }

    @Test
    void watchesAFolderUntilItIsStopped() throws Exception {
        var inbox = Files.createDirectory(folder.resolve("inbox"));
        var watch = distribution.ferry(Map.of(), "watch", "--sandbox", inbox.toString());

        drop(inbox, "June.csv", GOOD);
        awaitFile(inbox.resolve("done/June.csv"));

        watch.destroy();
        assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isZero();
    }

    private String serve() throws IOException {
        var service = distribution.ferry(Map.of(), "serve", "--sandbox", "--listen", "127.0.0.1:0");
        return Distribution.ready(service).path("url").asText();
    }

    private JsonNode list(String url, String... options) throws Exception {
        var args = new String[options.length + 4];
        args[0] = "list";
        args[1] = "--json";
        args[2] = "--server";
        args[3] = url;
        System.arraycopy(options, 0, args, 4, options.length);
        return new ObjectMapper().readTree(run(0, args));
    }

    private String run(int code, String... args) throws Exception {
        var process = distribution.ferry(Map.of(), args);
        var out = Distribution.output(process);
        assertThat(process.waitFor()).isEqualTo(code);
        return out;
    }

    /** Submits a data set and returns the location of the upload. */
    private String put(String url, String csv) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .PUT(BodyPublishers.ofString(csv))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Moves a complete file into the folder. */
    private void drop(Path inbox, String name, String csv) throws IOException {
        Files.move(Files.writeString(folder.resolve(name), csv), inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitFile(Path file) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
    }
}
