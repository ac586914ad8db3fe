package dev.ferry.sandbox;

import dev.ferry.sandbox.credential.Jwt;
import dev.ferry.sandbox.fault.ActiveFaults;
import dev.ferry.sandbox.fault.FaultScript;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** A Platform of one's own, on loopback. */
public final class PlatformSandbox {

    private final SandboxOptions options;
    private final Vertx vertx;
    private final SandboxRecord ledger;
    private final ActiveFaults faults = new ActiveFaults();
    private final AtomicReference<Jwt> signer = new AtomicReference<>(new Jwt());
    private final HttpServer server;

    private PlatformSandbox(SandboxOptions options) {
        this.options = options;
        this.vertx = Vertx.vertx();
        this.ledger = new SandboxRecord(options);
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
     * The requests it got.
     *
     * @return the last 100,000, in the order in which they ended: with the answer, or with the connection
     */
    public List<ReceivedRequest> requests() {
        return ledger.requests();
    }

    /** Puts a script of faults in force, in place of the one before. */
    public void follow(FaultScript script) {
        faults.follow(script);
    }

    /**
     * What became of the rules in force.
     *
     * @return one tally a rule, in the script's order
     */
    public List<ActiveFaults.Tally> tallies() {
        return faults.tallies();
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
        var front = new FaultInjector(options, faults, ledger);
        router.route().handler(front::enter);
        new IdentityRoutes(options, signer, front).mount(router);
        new ApiRoutes(options, signer, ledger, front).mount(router);
        new SandboxRoutes(ledger, faults).mount(router);
        router.route().failureHandler(FaultInjector::failed);
        router.errorHandler(
                413,
                call -> FaultInjector.answer(
                        call,
                        SandboxAnswer.text(413, "the body is larger than " + options.mostBodyBytes() + " bytes")));
        return router;
    }
}
