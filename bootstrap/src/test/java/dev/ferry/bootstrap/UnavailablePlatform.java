package dev.ferry.bootstrap;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Platform that accepts every upload and never finishes processing. After {@link #startOutage()} it answers 503 to
 * every request and counts the requests.
 */
final class UnavailablePlatform implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requestsInOutage = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean unavailable;

    UnavailablePlatform() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void startOutage() {
        unavailable = true;
    }

    /** The number of requests during the outage. */
    int requestsInOutage() {
        return requestsInOutage.get();
    }

    private void answer(HttpServerRequest request) {
        request.end().onSuccess(read -> {
            var response = request.response();
            if (unavailable) {
                requestsInOutage.incrementAndGet();
                response.setStatusCode(503).end("unavailable");
            } else {
                response.end(
                        switch (String.valueOf(request.path())) {
                            case "/connect/token" ->
                                "{\"access_token\":\"token\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
                            case "/api/UploadData" -> UUID.randomUUID().toString();
                            default -> "processing";
                        });
            }
        });
        request.resume();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
