package dev.ferry.benchmarks.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** OkHttp, a blocking client, with one virtual thread per lane. */
public final class OkHttp implements Client {

    private final OkHttpClient client;
    private final String server;

    public OkHttp(int port, int connections) {
        server = "http://127.0.0.1:" + port;
        client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public void start(Runnable lane) {
        Thread.ofVirtual().start(lane);
    }

    @Override
    public CompletionStage<String> post(String path, String authorization, String type, String body) {
        return send(new Request.Builder()
                .url(server + path)
                .header("Authorization", authorization)
                .post(RequestBody.create(body, MediaType.get(type)))
                .build());
    }

    @Override
    public CompletionStage<String> get(String path, String authorization) {
        return send(new Request.Builder()
                .url(server + path)
                .header("Authorization", authorization)
                .build());
    }

    private CompletionStage<String> send(Request request) {
        try (var response = client.newCall(request).execute()) {
            return CompletableFuture.completedStage(response.body().string());
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public CompletionStage<Void> pause(long millis) {
        try {
            Thread.sleep(millis);
            return CompletableFuture.completedStage(null);
        } catch (InterruptedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }
}
