package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.event.EventRoutes;
import dev.ferry.adapters.rest.event.EventStreams;
import dev.ferry.adapters.rest.exchange.RequestId;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.adapters.rest.exchange.StandardHeaders;
import dev.ferry.adapters.rest.listen.ConnectionLimiter;
import dev.ferry.adapters.rest.operations.AccountRoutes;
import dev.ferry.adapters.rest.operations.OperationsRoutes;
import dev.ferry.adapters.rest.upload.UploadRoutes;
import dev.ferry.application.Ferry;
import dev.ferry.domain.network.HostPort;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The HTTP API's server. */
public final class RestServer {

    private final RestSettings settings;
    private final EventStreams streams;
    private final List<Route> routes;
    private final HttpServer server;
    private final SecurityFiles securityFiles;
    private final Vertx vertx;
    private long watchTimer;

    private RestServer(Vertx vertx, RestSettings settings, Ferry ferry, PrometheusMeterRegistry metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.securityFiles = new SecurityFiles(vertx, settings.security());
        this.streams = new EventStreams(vertx, ferry.events(), settings.heartbeat(), settings.pollInterval(), metrics);
        this.routes = Stream.of(
                        UploadRoutes.of(ferry, InstantSource.system(), settings.body()),
                        EventRoutes.of(ferry, streams),
                        AccountRoutes.of(ferry.overview(), ferry.pause()),
                        OperationsRoutes.of(ferry.store(), metrics))
                .flatMap(List::stream)
                .toList();
        var connectionLimiter = new ConnectionLimiter(vertx, settings.security().connections(), settings.idle());
        var table = new RouteTable(routes, securityFiles.authorizer(), metrics);
        this.server = vertx.createHttpServer(securityFiles.withTls(options(settings)))
                .connectionHandler(connectionLimiter::accept)
                .invalidRequestHandler(RestServer::refuse)
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

    /** Answers a request that is not HTTP, or whose head is too large. */
    private static void refuse(HttpServerRequest request) {
        StandardHeaders.addTo(request.response().headers(), RequestId.of(request));
        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
    }

    /**
     * Starts to listen.
     *
     * @param vertx runs the server; the caller closes it
     * @param metrics shown by {@code GET /metrics}
     * @return completes when the server listens; fails with a {@link java.net.BindException} when the port is taken
     * @throws IllegalArgumentException when the key file or a TLS file cannot be used
     */
    public static CompletionStage<RestServer> start(
            Vertx vertx, RestSettings settings, Ferry ferry, PrometheusMeterRegistry metrics) {
        var rest = new RestServer(vertx, settings, ferry, metrics);
        return rest.server.listen().map(rest::watchFiles).toCompletionStage();
    }

    private RestServer watchFiles(HttpServer listening) {
        watchTimer = securityFiles.watch(listening);
        return this;
    }

    /**
     * Returns the server's base URL.
     *
     * @return the URL without a slash at its end
     */
    public String url() {
        var address = new HostPort(settings.host(), server.actualPort());
        return (securityFiles.usesTls() ? "https://" : "http://") + address;
    }

    /**
     * Stops accepting requests and ends the event streams. Running requests may finish within the grace period of the
     * settings.
     *
     * @return completes when all connections are closed
     */
    public CompletionStage<Void> close() {
        vertx.cancelTimer(watchTimer);
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
