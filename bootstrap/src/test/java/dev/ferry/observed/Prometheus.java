package dev.ferry.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real Prometheus on loopback and its tool promtool, if they are installed. */
final class Prometheus implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Listening on\"? address=\"?(127\\.0\\.0\\.1:\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;

    private Prometheus(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a Prometheus that scrapes a target every second and has the alerts loaded. */
    static Prometheus scraping(String target, Path folder) throws IOException {
        var configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                scrape_configs: [{job_name: ferry, static_configs: [{targets: ['%s']}]}]
                """.formatted(
                        DocPage.DOCS.resolve("observability/alerts.yml"), target));
        var log = folder.resolve("prometheus.log");
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var prometheus = new Prometheus(process, log);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !prometheus.query("up == 1").isEmpty());
        return prometheus;
    }

    /** Skips the test with a message if a program is not installed. */
    static void assumeInstalled(String program) {
        var installed = List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!installed) {
            System.err.printf("SKIPPED: %s is not installed (Debian: apt-get install prometheus)%n", program);
        }
        Assumptions.assumeTrue(installed, program + " is not installed");
    }

    /** Runs promtool; returns its exit code and its output. */
    static String promtool(Path input, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(args));
        var tool = new ProcessBuilder(command)
                .directory(DocPage.DOCS.resolve("observability").toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        var output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return tool.waitFor() + " " + output;
    }

    /** The samples that a query returns now, without NaN. */
    List<JsonNode> query(String expression) throws IOException, InterruptedException {
        var samples = get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
        return StreamSupport.stream(samples.spliterator(), false)
                .filter(sample -> !sample.path("value").path(1).asText().equals("NaN"))
                .toList();
    }

    /** The queries of the loaded alerts, by name. */
    Map<String, String> alerts() throws IOException, InterruptedException {
        var alerts = new TreeMap<String, String>();
        get("rules")
                .findParents("query")
                .forEach(rule -> alerts.put(
                        rule.path("name").asText(), rule.path("query").asText()));
        return alerts;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var address = ADDRESS.matcher(Files.readString(log));
        if (!address.find()) {
            throw new IOException("Prometheus is not listening yet");
        }
        var uri = URI.create("http://" + address.group(1) + "/api/v1/" + path);
        var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        var json = new ObjectMapper().readTree(answer.body());
        if (!json.path("status").asText().equals("success")) {
            throw new IOException(answer.body());
        }
        return json.path("data");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
