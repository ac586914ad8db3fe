package dev.ferry.observed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives the OTLP exports of OpenTelemetry over HTTP: protobuf, with text in UTF-8 and ids as bytes. */
final class TraceReceiver implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TraceReceiver() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    bodies.add(request.path() + " " + body.toString(StandardCharsets.ISO_8859_1));
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .await();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** All received requests, one character for each byte. */
    String received() {
        return String.join("\n", bodies);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
