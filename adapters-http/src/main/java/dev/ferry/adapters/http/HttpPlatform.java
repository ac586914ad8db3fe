package dev.ferry.adapters.http;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.resilience.PlatformEndpoint;
import dev.ferry.adapters.http.resilience.ResiliencePolicies;
import dev.ferry.adapters.http.resilience.ResilientCall;
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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Calls the Platform over HTTP. Methods may be called from any thread; the work runs on one Vert.x context. */
public final class HttpPlatform implements Platform {

    private final PlatformConnections connections;
    private final VertxBridge bridge;
    private final TokenSource tokens;
    private final ResiliencePolicies policies;
    private final ResilientCall uploads;
    private final ResilientCall statuses;
    private final ResilientCall results;
    private final PlatformApi api;

    /** Creates a client with a pause of its own, for a program that uses it without Ferry's core. */
    public HttpPlatform(
            Vertx vertx,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            RandomGenerator random) {
        this(
                vertx,
                settings,
                registry,
                clock,
                new AccountPause(clock, settings.limits().longestPause()),
                random);
    }

    /**
     * Creates the HTTP clients and the resilience policies; sends nothing.
     *
     * @param vertx runs all calls; the caller closes it
     * @param clock decides when tokens expire; also the reference for dates in answers
     * @param pause the account's pause, which the core asks before each call, and this adapter right before it sends
     */
    public HttpPlatform(
            Vertx vertx,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            AccountPause pause,
            RandomGenerator random) {
        var timers = new ContextTimers(vertx.getOrCreateContext());
        this.bridge = new VertxBridge(timers.context());
        this.connections = PlatformConnections.open(vertx, settings.limits(), settings.trust());
        var limits = settings.limits();
        var credentials = settings.credentials();
        var redactor = new Redactor(settings.secrets());
        var classification = new Classification(clock, redactor, limits.longestPause());
        var identityHost = PlatformHost.of(settings.identityUrl(), "FERRY_PLATFORM_IDENTITY_URL", settings.proxy());
        var apiHost = PlatformHost.of(settings.apiUrl(), "FERRY_PLATFORM_API_URL", settings.proxy());
        var identity = new Transport(identityHost, connections.shared(), timers, limits, redactor);
        var queryTransport = new Transport(apiHost, connections.shared(), timers, limits, redactor);
        var uploadTransport = new Transport(apiHost, connections.uploads(), timers, limits, redactor);
        var server = new IdentityServer(identity, settings, classification);
        this.policies = new ResiliencePolicies(timers, settings, registry, pause, random);
        this.tokens = new TokenSource(server, policies.resilientCall(PlatformEndpoint.TOKEN), limits, clock, random);
        this.uploads = policies.resilientCall(PlatformEndpoint.UPLOAD);
        this.statuses = policies.resilientCall(PlatformEndpoint.STATUS);
        this.results = policies.resilientCall(PlatformEndpoint.RESULT);
        this.api = new PlatformApi(queryTransport, uploadTransport, credentials, tokens, classification);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return bridge.run(tokens::ensureToken);
    }

    /**
     * Measures the data set and gets a token before it asks the breaker: a fault of the disk or of the identity server
     * must not count as a fault of the upload endpoint.
     */
    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return bridge.run(caller -> caller.untilCancelled(api.measure(upload))
                .compose(body ->
                        withToken(uploads, attempt -> api.upload(body, upload.trace(), intent, attempt), caller)));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return query(token, statuses, attempt -> api.status(token, trace, attempt));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return query(token, results, attempt -> api.result(token, kind, trace, attempt));
    }

    /** Answers for the Platform if the token cannot be one of the Platform's. */
    private <T> CompletionStage<T> query(ProcessingToken token, ResilientCall resilientCall, PlatformCall<T> call) {
        return UuidToken.matches(token)
                ? bridge.run(caller -> withToken(resilientCall, call, caller))
                : CompletableFuture.failedStage(new PlatformException(new UnknownToken(token)));
    }

    /**
     * Changes the rate limit of each endpoint; other nodes may share the account's rate. Any thread.
     *
     * @param callsPerSecond the most calls per second to one endpoint, at least 1
     */
    public void setRateLimit(int callsPerSecond) {
        policies.limit(callsPerSecond);
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

    private <T> Future<T> withToken(ResilientCall resilientCall, PlatformCall<T> call, Cancellation caller) {
        return tokens.ensureToken(caller).compose(present -> resilientCall.call(call, caller));
    }
}
