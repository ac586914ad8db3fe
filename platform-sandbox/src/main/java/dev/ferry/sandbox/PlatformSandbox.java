package dev.ferry.sandbox;

import dev.ferry.sandbox.credential.Jwt;
import dev.ferry.sandbox.fault.ActiveFaults;
import dev.ferry.sandbox.fault.FaultScript;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** A local stand-in for the Platform, on loopback. */
public final class PlatformSandbox {

    private final SandboxOptions options;
    private final Vertx vertx;
    private final SandboxRecord sandboxRecord;
    private final ActiveFaults faults = new ActiveFaults();
    private final AtomicReference<Jwt> signer = new AtomicReference<>(new Jwt());
    private final HttpServer server;

    private PlatformSandbox(SandboxOptions options) {
        this.options = options;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.sandboxRecord = new SandboxRecord(options);
        this.faults.follow(options.faults());
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(options.port())
                        .setHttp2ClearTextEnabled(false)
                        .setMaxFormAttributeSize(16 * 1024))
                .requestHandler(router());
    }

    /**
     * Starts a sandbox.
     *
     * @return completes when it listens; fails with a {@link java.net.BindException} if the port is in use
     */
    public static CompletionStage<PlatformSandbox> start(SandboxOptions options) {
        var sandbox = new PlatformSandbox(options);
        return sandbox.server
                .listen()
                .map(sandbox)
                .onFailure(failure -> sandbox.vertx.close())
                .toCompletionStage();
    }

    /** The base URL of the identity server and the API. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** The options with which it was started. */
    public SandboxOptions options() {
        return options;
    }

    /** The accepted uploads, in order of arrival. */
    public List<ReceivedUpload> uploads() {
        return sandboxRecord.uploads();
    }

    /** The last 100,000 requests, in the order in which they ended, by an answer or with the connection. */
    public List<ReceivedRequest> requests() {
        return sandboxRecord.requests();
    }

    /** Activates a script of faults in place of the previous one. */
    public void follow(FaultScript script) {
        faults.follow(script);
    }

    /** The counts of the active rules, in the script's order. */
    public List<ActiveFaults.Tally> tallies() {
        return faults.tallies();
    }

    /** Invalidates all bearer tokens that it issued. */
    public void revokeTokens() {
        signer.set(new Jwt());
    }

    /**
     * Stops listening and closes all connections.
     *
     * @return completes when it is closed
     */
    public CompletionStage<Void> close() {
        return vertx.close().toCompletionStage();
    }

    private Router router() {
        var router = Router.router(vertx);
        var injector = new FaultInjector(options, faults, sandboxRecord);
        router.route().handler(injector::record);
        new IdentityRoutes(options, signer, injector).mount(router);
        new ApiRoutes(options, signer, sandboxRecord, injector).mount(router);
        new SandboxRoutes(sandboxRecord, faults).mount(router);
        router.route().failureHandler(FaultInjector::handleFailure);
        router.errorHandler(
                413,
                call -> FaultInjector.answer(
                        call, SandboxAnswer.text(413, "the body is larger than " + options.maxBodyBytes() + " bytes")));
        return router;
    }
}
