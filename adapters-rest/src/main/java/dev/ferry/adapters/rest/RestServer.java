package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.access.Gate;
import dev.ferry.adapters.rest.event.EventRoutes;
import dev.ferry.adapters.rest.event.EventStreams;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.adapters.rest.operations.OperationsRoutes;
import dev.ferry.adapters.rest.upload.UploadRoutes;
import dev.ferry.application.Ferry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The HTTP API, listening. */
public final class RestServer {

    private final RestSettings settings;
    private final EventStreams streams;
    private final List<Route> routes;
    private final HttpServer server;

    private RestServer(Vertx vertx, RestSettings settings, Ferry ferry, PrometheusMeterRegistry metrics) {
        this.settings = settings;
        this.streams = new EventStreams(vertx, ferry.events(), settings.heartbeat(), settings.lookInterval());
        this.routes = Stream.of(
                        UploadRoutes.of(ferry, InstantSource.system(), settings.maxBodyBytes()),
                        EventRoutes.of(ferry, streams),
                        OperationsRoutes.of(ferry.store(), metrics))
                .flatMap(List::stream)
                .toList();
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(Math.toIntExact(settings.idle().toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .requestHandler(new RouteTable(routes, new Gate(settings.key()), metrics).router(vertx));
        metrics.gauge("ferry.event.streams", streams, EventStreams::count);
    }

    /**
     * Starts to listen.
     *
     * @param vertx on which everything runs; closed by whoever made it
     * @param settings how to serve
     * @param ferry who is asked
     * @param metrics what {@code GET /metrics} shows
     * @return completes when it listens; fails with a {@link java.net.BindException} when the port is taken
     */
    public static CompletionStage<RestServer> start(
            Vertx vertx, RestSettings settings, Ferry ferry, PrometheusMeterRegistry metrics) {
        var rest = new RestServer(vertx, settings, ferry, metrics);
        return rest.server.listen().map(rest).toCompletionStage();
    }

    /**
     * Where it listens.
     *
     * @return the base URL, without a slash at its end
     */
    public String url() {
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + server.actualPort();
    }

    /**
     * Takes no more requests, ends the event streams, and lets the requests under way end, for as long as the settings
     * grant.
     *
     * @return completes when no connection is left
     */
    public CompletionStage<Void> close() {
        streams.end();
        return server.shutdown(settings.grace()).toCompletionStage();
    }

    List<Route> routes() {
        return routes;
    }

    EventStreams streams() {
        return streams;
    }
}
