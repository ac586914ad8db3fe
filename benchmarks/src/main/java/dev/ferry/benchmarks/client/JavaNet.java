package dev.ferry.benchmarks.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The asynchronous HTTP client of the JDK. */
public final class JavaNet implements Client {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;

    public JavaNet(int port) {
        server = "http://127.0.0.1:" + port;
    }

    @Override
    public void start(Runnable lane) {
        lane.run();
    }

    @Override
    public CompletionStage<String> post(String path, String authorization, String type, String body) {
        return send(request(path, authorization)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Override
    public CompletionStage<String> get(String path, String authorization) {
        return send(request(path, authorization).build());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", authorization);
    }

    private CompletionStage<String> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }

    @Override
    public CompletionStage<Void> pause(long millis) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run));
    }

    @Override
    public void close() {
        client.close();
    }
}
