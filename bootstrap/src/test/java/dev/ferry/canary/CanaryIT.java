package dev.ferry.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.bootstrap.Distribution;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the real program five times, each time with four secrets in another location. All loggers are at TRACE, and the
 * Platform echoes the secrets that it received. The test searches all output and all files for each secret.
 */
@Order(2)
class CanaryIT {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String TRACE_CONFIGURATION = """
            <configuration>
              <appender name="STDERR" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%level %logger %msg%n%ex</pattern></encoder>
              </appender>
              <root level="TRACE"><appender-ref ref="STDERR"/></root>
            </configuration>
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path vault;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> outputs = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Distribution distribution;

    @SuppressWarnings("NullAway.Init")
    private Map<String, String> environment;

    @AfterEach
    void close() {
        distribution.close();
        http.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void noOutputContainsASecret(SecretLocation location) throws Exception {
        distribution = new Distribution(home);
        environment = new HashMap<>(Map.of(
                "FERRY_JAVA_OPTS", Distribution.SHORT_LIVED + " -Dlogback.configurationFile=" + traceConfiguration()));
        var key = new Canary("the service's key", run("key", "new", "--scope", "admin", "--to", "keys"));
        outputs.clear(); // this command prints the key on purpose
        var clientSecret = new Canary("the client secret", location + secret(location, "c"));
        var apiKey = new Canary("the API key", location + secret(location, "a"));
        var bearer = new Canary("the bearer token", location + "-bearer-4f1bb0c7a3d2");
        try (var platform = new EchoingPlatform(bearer, List.of(clientSecret, apiKey, bearer))) {
            environment.putAll(location.store(
                    vault,
                    Map.of(
                            "FERRY_PLATFORM_CLIENT_SECRET", clientSecret.secret(),
                            "FERRY_PLATFORM_API_KEY", apiKey.secret(),
                            "FERRY_SERVICE_API_KEY", key.secret())));
            environment.put("FERRY_PLATFORM_IDENTITY_URL", platform.url());
            environment.put("FERRY_PLATFORM_API_URL", platform.url());
            environment.put("FERRY_PLATFORM_CLIENT_ID", "me");
            environment.put("FERRY_SERVICE_KEYS_FILE", "keys");
            environment.put("FERRY_POLLING", "fixed(50ms)");

            runServiceAndCommands(platform, key.secret());
        }

        var output = allOutput();
        assertThat(output)
                .contains("TRACE io.netty", "DEBUG io.vertx", "I was told ********", "dev.ferry.upload.failed")
                .contains("echoes ********", "2|********|the result has ********", "dev.ferry.upload.rejected");
        assertThat(Stream.of(clientSecret, apiKey, bearer, key).flatMap(canary -> canary.formsIn(output).stream()))
                .isEmpty();
    }

    /** Runs a service, its clients and commands, with successful and failing uploads. */
    private void runServiceAndCommands(EchoingPlatform platform, String key) throws Exception {
        var log = home.resolve("service.log");
        var builder = distribution.command("serve", "--listen", "127.0.0.1:0");
        builder.environment().putAll(environment);
        var service = distribution.start(builder.redirectError(log.toFile()));
        var url = Distribution.ready(service).path("url").asText();

        var refused = id(call(url + "/v1/uploads?name=refused", key, CSV));
        var accepted = id(call(url + "/v1/uploads?name=accepted", key, CSV));
        var rejected = id(call(url + "/v1/uploads?name=rejected", key, CSV));
        var completed = id(call(url + "/v1/uploads?name=completed", key, CSV));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> call(url + "/v1/uploads?state=failed", key, "").contains(refused));
        await().atMost(Duration.ofSeconds(60)).until(() -> platform.statusRequests() > 1);
        for (var end : Map.of("rejected", rejected, "completed", completed).entrySet()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> call(url + "/v1/uploads?state=" + end.getKey(), key, "")
                            .contains(end.getValue()));
        }
        call(url + "/v1/uploads/" + accepted, key, "");
        call(url + "/v1/uploads/" + rejected, key, "");
        for (var result : List.of("feedback", "tableofresultids")) {
            call(url + "/v1/uploads/" + completed + "/results/" + result, key, "");
        }
        for (var path : List.of("/v1/uploads", "/v1/events?follow=false", "/metrics", "/v1/uploads?nonsense=1")) {
            call(url + path, key, "");
        }
        call(url + "/v1/uploads", key + "x", "");
        run("list", "--server", url);
        run("retry", refused, "--server", url, "-v");
        run("resume", refused, "--server", url + "/nowhere", "-v");
        run("config", "explain");
        run("config", "explain", "--json");
        run("doctor", "-v");
        Files.writeString(home.resolve("refused.csv"), CSV);
        run("upload", "refused.csv", "--json", "-v");
        Files.writeString(home.resolve("rejected.csv"), CSV);
        run("upload", "rejected.csv", "--json", "--out", "results", "-v");
        run("status", EchoingPlatform.COMPLETED);
        run("results", EchoingPlatform.COMPLETED, "feedback");
        platform.refuseLogins();
        run("upload", "refused.csv", "-v");
        run("doctor", "--json", "-v");
        service.destroy();
        service.waitFor();
    }

    /** All output, and the content of all files. */
    private String allOutput() throws IOException {
        var all = new StringBuilder(String.join("\n", outputs));
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        return all.toString();
    }

    private Path traceConfiguration() throws IOException {
        return Files.writeString(vault.resolve("everything.xml"), TRACE_CONFIGURATION);
    }

    /** An environment variable may not support Unicode. */
    private static String secret(SecretLocation location, String prefix) {
        var ascii = prefix + "4f+/=% &\"\\'<>${x}%2B;,#1a" + "0123456789";
        return location == SecretLocation.ENVIRONMENT ? ascii : ascii + "äß日本😀";
    }

    private static String id(String upload) {
        return upload.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    /** Runs a command and returns its standard output. Keeps all its output for the search. */
    private String run(String... args) throws Exception {
        var errors = Files.createTempFile(home, "stderr", "");
        var builder = distribution.command(args);
        builder.environment().putAll(environment);
        var process = distribution.start(builder.redirectError(errors.toFile()));
        var output = Distribution.output(process);
        outputs.add(output);
        process.waitFor();
        return output.strip();
    }

    private String call(String url, String key, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key);
        var answer = http.send(
                (body.isEmpty() ? request : request.POST(BodyPublishers.ofString(body))).build(),
                BodyHandlers.ofString());
        outputs.add(answer.headers() + answer.body());
        return answer.body();
    }
}
