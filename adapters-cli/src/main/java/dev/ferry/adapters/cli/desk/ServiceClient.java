package dev.ferry.adapters.cli.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls a running service. An answer that is no success is told in the service's own words, which are RFC 9457
 * problems.
 */
final class ServiceClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private final URI server;
    private final Optional<String> key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    ServiceClient(URI server, Optional<String> key) {
        this.server = server;
        this.key = key;
    }

    JsonNode get(String path) {
        return JsonOutput.parse(send(request(path).GET()).body());
    }

    String text(String path) {
        return send(request(path).GET()).body();
    }

    JsonNode post(String path) {
        return JsonOutput.parse(
                send(request(path).POST(BodyPublishers.noBody())).body());
    }

    JsonNode post(String path, String contentType, BodyPublisher body) {
        return JsonOutput.parse(
                send(request(path).header("Content-Type", contentType).POST(body))
                        .body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER);
        key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 == 2) {
                return answer;
            }
            throw refusal(answer);
        } catch (IOException e) {
            throw new DeskException(
                    ExitCode.FAILED, "no Ferry answers at " + server + " (" + e + "); is 'ferry serve' running there?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskException(ExitCode.INTERRUPTED, "interrupted while " + server + " was asked");
        }
    }

    private DeskException refusal(HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var words = type.startsWith("application/problem+json")
                ? JsonOutput.parse(answer.body()).path("detail").asText()
                : "the answer is no problem of Ferry's; check the URL";
        var ending = answer.statusCode() == 404 || answer.statusCode() == 400 ? ExitCode.USAGE : ExitCode.FAILED;
        return new DeskException(ending, server + " answers " + answer.statusCode() + ": " + words);
    }
}
