package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.event.EventRoutes;
import dev.ferry.adapters.rest.event.EventStreams;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.adapters.rest.listen.ConnectionLimiter;
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
    private final SecurityFiles defence;
    private final Vertx vertx;
    private long watch;

    private RestServer(Vertx vertx, RestSettings settings, Ferry ferry, PrometheusMeterRegistry metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.defence = new SecurityFiles(vertx, settings.protection());
        this.streams = new EventStreams(vertx, ferry.events(), settings.heartbeat(), settings.lookInterval(), metrics);
        this.routes = Stream.of(
                        UploadRoutes.of(ferry, InstantSource.system(), settings.body()),
                        EventRoutes.of(ferry, streams),
                        OperationsRoutes.of(ferry.store(), metrics))
                .flatMap(List::stream)
                .toList();
        var connectionLimiter =
                new ConnectionLimiter(vertx, settings.protection().connections(), settings.idle());
        var table = new RouteTable(routes, defence.gate(), metrics);
        this.server = vertx.createHttpServer(defence.encrypting(options(settings)))
                .connectionHandler(connectionLimiter::enter)
                .requestHandler(table.router(vertx, connectionLimiter));
    }

    private static HttpServerOptions options(RestSettings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(Math.toIntExact(settings.idle().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to listen.
     *
     * @param vertx on which everything runs; closed by whoever made it
     * @param metrics what {@code GET /metrics} shows
     * @return completes when it listens; fails with a {@link java.net.BindException} when the port is taken
     * @throws IllegalArgumentException when the file of keys or a TLS file cannot be used
     */
    public static CompletionStage<RestServer> start(
            Vertx vertx, RestSettings settings, Ferry ferry, PrometheusMeterRegistry metrics) {
        var rest = new RestServer(vertx, settings, ferry, metrics);
        return rest.server.listen().map(rest::listening).toCompletionStage();
    }

    private RestServer listening(HttpServer itself) {
        watch = defence.watch(itself);
        return this;
    }

    /**
     * Where it listens.
     *
     * @return the base URL, without a slash at its end
     */
    public String url() {
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return (defence.encrypts() ? "https://" : "http://") + host + ":" + server.actualPort();
    }

    /**
     * Takes no more requests, ends the event streams, and lets the requests under way end, for as long as the settings
     * grant.
     *
     * @return completes when no connection is left
     */
    public CompletionStage<Void> close() {
        vertx.cancelTimer(watch);
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
