package dev.ferry.benchmarks.client;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** The asynchronous client of Apache HttpComponents 5. */
public final class ApacheClient implements Client {

    private final CloseableHttpAsyncClient client;
    private final String server;

    /**
     * Creates a client for a server on this machine.
     *
     * @param connections the maximum number of connections
     */
    public ApacheClient(int port, int connections) {
        server = "http://127.0.0.1:" + port;
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .build();
        client.start();
    }

    @Override
    public void start(Runnable lane) {
        lane.run();
    }

    @Override
    public CompletionStage<String> post(String path, String authorization, String type, String body) {
        return send(SimpleRequestBuilder.post(server + path)
                .setHeader("Authorization", authorization)
                .setBody(body, ContentType.parse(type))
                .build());
    }

    @Override
    public CompletionStage<String> get(String path, String authorization) {
        return send(SimpleRequestBuilder.get(server + path)
                .setHeader("Authorization", authorization)
                .build());
    }

    private CompletionStage<String> send(SimpleHttpRequest request) {
        var answer = new CompletableFuture<String>();
        var unused = client.execute(request, new FutureCallback<SimpleHttpResponse>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                answer.complete(response.getBodyText());
            }

            @Override
            public void failed(Exception failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void cancelled() {
                answer.completeExceptionally(new CancellationException());
            }
        });
        return answer;
    }

    @Override
    public CompletionStage<Void> pause(long millis) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
