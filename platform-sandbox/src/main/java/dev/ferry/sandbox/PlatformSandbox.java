package dev.ferry.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** A Platform of one's own, on loopback. */
public final class PlatformSandbox {

    private final SandboxOptions options;
    private final Vertx vertx;
    private final Ledger ledger;
    private final AtomicReference<Jwt> signer = new AtomicReference<>(new Jwt());
    private final HttpServer server;

    private PlatformSandbox(SandboxOptions options) {
        this.options = options;
        this.vertx = Vertx.vertx();
        this.ledger = new Ledger(options);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(options.port())
                        .setMaxFormAttributeSize(16 * 1024))
                .requestHandler(router());
    }

    /**
     * Starts a sandbox.
     *
     * @param options how it behaves
     * @return completes when it listens; fails with a {@link java.net.BindException} when the port is taken
     */
    public static CompletionStage<PlatformSandbox> start(SandboxOptions options) {
        var sandbox = new PlatformSandbox(options);
        return sandbox.server
                .listen()
                .map(sandbox)
                .onFailure(failure -> sandbox.vertx.close())
                .toCompletionStage();
    }

    /**
     * Where it listens.
     *
     * @return the base URL of its identity server and its API
     */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /**
     * How it behaves.
     *
     * @return the options it was started with
     */
    public SandboxOptions options() {
        return options;
    }

    /**
     * The uploads it took.
     *
     * @return in the order in which they came
     */
    public List<ReceivedUpload> uploads() {
        return ledger.uploads();
    }

    /**
     * The requests it answered.
     *
     * @return the last 100,000, in the order of the answers
     */
    public List<ReceivedRequest> requests() {
        return ledger.requests();
    }

    /** Makes all bearer tokens it gave out worthless, as if they had expired. */
    public void revokeTokens() {
        signer.set(new Jwt());
    }

    /**
     * Stops listening and lets go of everything.
     *
     * @return completes when it is gone
     */
    public CompletionStage<Void> close() {
        return vertx.close().toCompletionStage();
    }

    private Router router() {
        var router = Router.router(vertx);
        router.route().handler(this::keepRecord);
        new IdentityRoutes(options, signer).mount(router);
        new ApiRoutes(options, signer, ledger).mount(router);
        router.get("/_sandbox/uploads")
                .handler(call -> call.json(new JsonArray(
                        ledger.uploads().stream().map(PlatformSandbox::json).toList())));
        router.get("/_sandbox/requests")
                .handler(call -> call.json(new JsonArray(
                        ledger.requests().stream().map(PlatformSandbox::json).toList())));
        router.errorHandler(
                413,
                call -> ApiRoutes.refuse(call, 413, "the body is larger than " + options.mostBodyBytes() + " bytes"));
        return router;
    }

    /** The sandbox's own pages are not part of what happened. */
    private void keepRecord(RoutingContext call) {
        var path = call.normalizedPath();
        if (!path.startsWith("/_sandbox/")) {
            var receivedAt = options.clock().instant();
            var dataKey = call.request().getParam("dataKey", "");
            call.addEndHandler(end -> ledger.answered(
                    receivedAt,
                    call.request().method().name(),
                    path,
                    dataKey,
                    call.response().getStatusCode()));
        }
        call.next();
    }

    private static JsonObject json(ReceivedUpload upload) {
        return new JsonObject()
                .put("token", upload.token())
                .put("name", upload.name())
                .put("overwrite", upload.overwrite())
                .put("receivedAt", upload.receivedAt().toString())
                .put("bytes", upload.bytes())
                .put("sha256", upload.sha256())
                .put("status", upload.status());
    }

    private static JsonObject json(ReceivedRequest request) {
        return new JsonObject()
                .put("receivedAt", request.receivedAt().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("dataKey", request.dataKey())
                .put("status", request.status());
    }
}
