package dev.ferry.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.bootstrap.Distribution;
import dev.ferry.contracts.intercept.InterceptedPorts;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipped service in its own process, which may have ended at any time. */
public final class ServiceProcess implements AutoCloseable {

    private static final int PAGE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What {@link CrashMain} needs beside the distribution: this module's tests and the interceptors. */
    private static final String CLASS_PATH = Stream.of(CrashMain.class, InterceptedPorts.class)
            .map(ServiceProcess::location)
            .collect(Collectors.joining(File.pathSeparator, Distribution.JAR + File.pathSeparator, ""));

    private final Process process;
    private final String url;

    private ServiceProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    /** Starts a service and waits until it is ready. If it ends before, the URL is empty. */
    public static ServiceProcess serve(Map<String, String> environment, List<String> jvmOptions, Path log)
            throws IOException {
        var command = new ArrayList<>(Distribution.service());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", CLASS_PATH, CrashMain.class.getName()));
        command.addAll(List.of("serve", "--listen", "127.0.0.1:0"));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        return new ServiceProcess(
                process, line == null ? "" : JSON.readTree(line).path("url").asText());
    }

    /** Whether the service was ready and still runs. */
    public boolean isAlive() {
        return !url.isEmpty() && process.isAlive();
    }

    /** Sends SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends SIGKILL after a time, unless the process ends before. */
    public void killAfter(Duration time) throws InterruptedException {
        if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** Sends a signal, such as STOP or CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until the process has ended, and returns its exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the service does not stop");
        }
        return process.exitValue();
    }

    /** Sends SIGTERM, which stops the service in order. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        terminate();
        try {
            awaitExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Submits a data set with its name as the key; returns false if there was no answer. */
    public boolean submit(String name, String csv) throws InterruptedException {
        try {
            var request = request("/v1/uploads?name=" + name)
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", name)
                    .POST(BodyPublishers.ofString(csv));
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 4) {
                throw new AssertionError(answer.body());
            }
            return answer.statusCode() == 202;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends a decision about an upload. Ignores a refusal, and a process that has ended. */
    public void decide(String id, String decision, String body) throws InterruptedException {
        try {
            var request = request("/v1/uploads/" + id + "/" + decision)
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(body));
            HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            // the process has ended
        }
    }

    /** The uploads that match a query. If the process ends meanwhile, only the uploads read so far. */
    public List<JsonNode> uploads(String query) throws InterruptedException {
        var all = new ArrayList<JsonNode>();
        try {
            for (var path = "/v1/uploads?limit=" + PAGE + "&" + query; !path.isEmpty(); ) {
                var page = get(path);
                var uploads = JSON.readTree(page.body());
                if (uploads.isArray()) {
                    uploads.forEach(all::add);
                }
                path = page.headers().firstValue("Link").orElse("").replaceAll("^<|>;.*", "");
            }
        } catch (IOException e) {
            // the process has ended or its store failed: the uploads read so far are valid
        }
        return all;
    }

    /** The events of an upload, as CloudEvents. */
    public List<JsonNode> events(String id) throws IOException, InterruptedException {
        var answer = HTTP.send(
                request("/v1/uploads/" + id + "/events?follow=false").GET().build(), BodyHandlers.ofString());
        var events = new ArrayList<JsonNode>();
        for (var line : answer.body().split("\n", -1)) {
            if (line.startsWith("data:")) {
                events.add(JSON.readTree(line.substring("data:".length())));
            }
        }
        return events;
    }

    /** The value of a metric that has no labels, or the labels given as Prometheus writes them; 0 if there is none. */
    public double metric(String name) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    /** Sends a GET request. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** The URL of the API; empty if the process ended before it was ready. */
    public String url() {
        return url;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(2));
    }
}
