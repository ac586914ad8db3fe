package dev.ferry.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.bootstrap.Distribution;
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

/** The service that is shipped, in a process of its own, which may be dead at any moment. */
public final class Child implements AutoCloseable {

    private static final int PAGE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Where this class lies, and {@link CrashMain}. */
    private static final Path TESTS = Path.of(URI.create(
            Child.class.getProtectionDomain().getCodeSource().getLocation().toString()));

    private final Process process;
    private final String url;

    private Child(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts a service and waits for its line; a child that dies before it is ready has an empty URL. */
    public static Child serve(Map<String, String> environment, List<String> jvmOptions, Path log) throws IOException {
        var command = new ArrayList<>(Distribution.service());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", Distribution.JAR + File.pathSeparator + TESTS, CrashMain.class.getName()));
        command.addAll(List.of("serve", "--listen", "127.0.0.1:0"));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        return new Child(
                process, line == null ? "" : JSON.readTree(line).path("url").asText());
    }

    /** Whether it was ready, and has not died since. */
    public boolean alive() {
        return !url.isEmpty() && process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** SIGSTOP and SIGCONT: it stands still, and goes on where it was. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until it is dead. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the child does not end");
        }
        return process.exitValue();
    }

    /** SIGTERM: asks it to stop in order. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        terminate();
        try {
            exit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Submits a data set under a key; false when it died, or may have. */
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

    /** Decides about an upload; what the child's death or the upload's own progress forbids is no harm. */
    public void decide(String id, String decision, String body) throws InterruptedException {
        try {
            var request = request("/v1/uploads/" + id + "/" + decision)
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(body));
            HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            // dead
        }
    }

    /** The uploads that a query chooses, page by page; as far as it lived to tell. */
    public List<JsonNode> uploads(String query) throws InterruptedException {
        var all = new ArrayList<JsonNode>();
        var first = "/v1/uploads?limit=" + PAGE + "&" + query;
        try {
            var page = JSON.readTree(get(first).body());
            while (page.isArray() && !page.isEmpty()) {
                page.forEach(all::add);
                page = JSON.readTree(
                        get(first + "&before=" + all.getLast().path("id").asText())
                                .body());
            }
        } catch (IOException e) {
            // dead: what it told before is true, as it is when it has trouble with its store
        }
        return all;
    }

    /** An upload's events, as CloudEvents. */
    public List<JsonNode> story(String id) throws IOException, InterruptedException {
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

    /** Asks for anything. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** Where its API is; empty when it died before it was ready. */
    public String url() {
        return url;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    }
}
