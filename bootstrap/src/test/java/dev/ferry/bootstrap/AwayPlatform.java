package dev.ferry.bootstrap;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Platform that takes every upload and is never done with it, until it goes away: then it counts what still comes,
 * and answers 503 to all of it.
 */
final class AwayPlatform implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger inVain = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean away;

    AwayPlatform() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void goAway() {
        away = true;
    }

    /** How many requests came while it was away. */
    int inVain() {
        return inVain.get();
    }

    private void answer(HttpServerRequest request) {
        request.end().onSuccess(read -> {
            var response = request.response();
            if (away) {
                inVain.incrementAndGet();
                response.setStatusCode(503).end("away");
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
