package dev.ferry.adapters.http;

import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.VertxBridge;
import dev.ferry.adapters.http.resilience.PlatformEndpoint;
import dev.ferry.adapters.http.resilience.ResiliencePolicies;
import dev.ferry.adapters.http.resilience.ResilientCall;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.adapters.http.token.IdentityServer;
import dev.ferry.adapters.http.token.TokenSource;
import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.PlatformHost;
import dev.ferry.adapters.http.wire.Transport;
import dev.ferry.adapters.http.wire.UuidToken;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls the Platform over HTTP, each call once, and once more with a new bearer token if the Platform refuses the old
 * one. Methods may be called from any thread; the work runs on one Vert.x context. {@link #resilient} puts the
 * resilience policies around it.
 */
public final class HttpPlatform implements Platform {

    private final PlatformConnections connections;
    private final VertxBridge bridge;
    private final TokenSource tokens;
    private final PlatformApi api;

    /**
     * Creates the HTTP clients; sends nothing.
     *
     * @param timers the context of all calls, and its timers
     * @param tokenCalls the resilience policies of token requests
     * @param clock decides when tokens expire; also the reference for dates in answers
     */
    public HttpPlatform(
            ContextTimers timers,
            PlatformSettings settings,
            ResilientCall tokenCalls,
            InstantSource clock,
            RandomGenerator random) {
        this.bridge = new VertxBridge(timers.context());
        this.connections = PlatformConnections.open(timers.context().owner(), settings.limits(), settings.trust());
        var limits = settings.limits();
        var redactor = new Redactor(settings.secrets());
        var classification = new Classification(clock, redactor, limits.longestPause());
        var identityHost = PlatformHost.of(settings.identityUrl(), "FERRY_PLATFORM_IDENTITY_URL", settings.proxy());
        var apiHost = PlatformHost.of(settings.apiUrl(), "FERRY_PLATFORM_API_URL", settings.proxy());
        var identity = new Transport(identityHost, connections.shared(), timers, limits, redactor);
        var queryTransport = new Transport(apiHost, connections.shared(), timers, limits, redactor);
        var uploadTransport = new Transport(apiHost, connections.uploads(), timers, limits, redactor);
        var server = new IdentityServer(identity, settings, classification);
        this.tokens = new TokenSource(server, tokenCalls, limits, clock, random);
        this.api = new PlatformApi(queryTransport, uploadTransport, settings.credentials(), tokens, classification);
    }

    /**
     * Creates an HTTP client with the resilience policies of the settings around it; sends nothing.
     *
     * @param vertx runs all calls; the caller closes it
     * @param clock decides when tokens expire; also the reference for dates in answers
     * @param pause the account's pause, which the core asks before each call, and this adapter right before it sends
     */
    public static ResilientPlatform resilient(
            Vertx vertx,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            AccountPause pause,
            RandomGenerator random) {
        var timers = new ContextTimers(vertx.getOrCreateContext());
        var policies =
                new ResiliencePolicies(timers, settings.limits(), settings.resilience(), registry, pause, random);
        var http = new HttpPlatform(timers, settings, policies.resilientCall(PlatformEndpoint.TOKEN), clock, random);
        return new ResilientPlatform(http, http::close, policies);
    }

    /** The same with a pause of its own, for a program that uses it without Ferry's core. */
    public static ResilientPlatform resilient(
            Vertx vertx,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            RandomGenerator random) {
        var pause = new AccountPause(clock, settings.limits().longestPause());
        return resilient(vertx, settings, registry, clock, pause, random);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return bridge.run(tokens::ensureToken);
    }

    /** Measures the data set before it gets a connection. */
    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return bridge.run(caller -> caller.untilCancelled(api.measure(upload))
                .compose(body -> api.upload(body, upload.trace(), intent, caller)));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return query(token, caller -> api.status(token, trace, caller));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return query(token, caller -> api.result(token, kind, trace, caller));
    }

    /** Answers for the Platform if the token cannot be one of the Platform's. */
    private <T> CompletionStage<T> query(ProcessingToken token, PlatformCall<T> call) {
        return UuidToken.matches(token)
                ? bridge.run(call)
                : CompletableFuture.failedStage(new PlatformException(new UnknownToken(token)));
    }

    /**
     * Cancels all running calls, which then fail, and closes the connections. Leaves no timer.
     *
     * @return completes when the connections are closed
     */
    public CompletionStage<Void> close() {
        return bridge.close(tokens::close)
                .compose(closed -> connections.close())
                .toCompletionStage();
    }
}
