package dev.ferry.benchmarks.client;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Vert.x Web Client, on one event loop. */
public final class VertxWebClient implements Client {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final WebClient client;

    /**
     * Creates a client for a server on this machine.
     *
     * @param connections the maximum number of connections
     */
    public VertxWebClient(int port, int connections) {
        client = WebClient.create(
                vertx,
                new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    @Override
    public void start(Runnable lane) {
        context.runOnContext(unused -> lane.run());
    }

    @Override
    public CompletionStage<String> post(String path, String authorization, String type, String body) {
        return client.post(path)
                .putHeader("Authorization", authorization)
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(body))
                .map(VertxWebClient::text)
                .toCompletionStage();
    }

    @Override
    public CompletionStage<String> get(String path, String authorization) {
        return client.get(path)
                .putHeader("Authorization", authorization)
                .send()
                .map(VertxWebClient::text)
                .toCompletionStage();
    }

    /** The body, empty if there is none. */
    private static String text(HttpResponse<Buffer> answer) {
        var text = answer.bodyAsString();
        return text == null ? "" : text;
    }

    @Override
    public CompletionStage<Void> pause(long millis) {
        var pause = new CompletableFuture<Void>();
        vertx.setTimer(millis, timer -> pause.complete(null));
        return pause;
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
