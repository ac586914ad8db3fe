package dev.ferry.benchmarks.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Vert.x HttpClient, on one event loop. */
public final class VertxHttpClient implements Client {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client;

    /**
     * Creates a client for a server on this machine.
     *
     * @param connections the maximum number of connections
     */
    public VertxHttpClient(int port, int connections) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    @Override
    public void start(Runnable lane) {
        context.runOnContext(unused -> lane.run());
    }

    @Override
    public CompletionStage<String> post(String path, String authorization, String type, String body) {
        return exchange(HttpMethod.POST, path, authorization, request -> {
            request.putHeader("Content-Type", type);
            return request.send(Buffer.buffer(body)).compose(answer -> answer.body());
        });
    }

    @Override
    public CompletionStage<String> get(String path, String authorization) {
        return exchange(
                HttpMethod.GET, path, authorization, request -> request.send().compose(answer -> answer.body()));
    }

    private CompletionStage<String> exchange(
            HttpMethod method, String path, String authorization, Function<HttpClientRequest, Future<Buffer>> send) {
        return client.request(method, path)
                .compose(request -> {
                    request.putHeader("Authorization", authorization);
                    return send.apply(request);
                })
                .map(Buffer::toString)
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Void> pause(long millis) {
        var pause = new CompletableFuture<Void>();
        vertx.setTimer(millis, timer -> pause.complete(null));
        return pause;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
