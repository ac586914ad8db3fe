package dev.ferry.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes the guide's calls with the JDK's client, so the sandbox is not tested with Ferry's own client. */
final class Client implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final PlatformSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(SandboxOptions options) {
        sandbox = PlatformSandbox.start(options).toCompletableFuture().join();
    }

    HttpResponse<String> token(String pair, String form) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(form)));
    }

    String bearer() {
        var options = sandbox.options();
        var answer = token(
                options.clientId() + ":" + options.clientSecret(),
                "grant_type=client_credentials&scope=platform_upload_api");
        return json(answer).path("access_token").asText();
    }

    HttpResponse<String> upload(String name, String data, boolean overwrite) {
        var options = sandbox.options();
        var body = JSON.createObjectNode()
                .put("Name", name)
                .put("Data", data)
                .put("Key", options.apiKey())
                .put("Username", options.clientId())
                .put("Overwrite", String.valueOf(overwrite));
        return post(bearer(), body.toString());
    }

    HttpResponse<String> post(String bearer, String body) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/UploadData"))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> results(String token, String dataKey) {
        var key = URLEncoder.encode(sandbox.options().apiKey(), StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(
                        sandbox.url() + "/api/GetResults?token=" + token + "&key=" + key + "&dataKey=" + dataKey))
                .header("Authorization", "Bearer " + bearer()));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)));
    }

    HttpResponse<String> script(String method, String script) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/faults"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(script)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    static String string(HttpResponse<String> answer) {
        return json(answer).asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        sandbox.close().toCompletableFuture().join();
    }
}
