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
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The Platform, over HTTP. Calls may come from any thread; all the work is done on one Vert.x context. */
public final class HttpPlatform implements Platform {

    private final PlatformConnections connections;
    private final VertxBridge bridge;
    private final TokenSource tokens;
    private final ResiliencePolicies policies;
    private final ResilientCall uploads;
    private final ResilientCall statuses;
    private final ResilientCall results;
    private final PlatformApi api;

    /**
     * Gets ready to talk; nothing is sent yet.
     *
     * @param vertx on which everything runs; closed by whoever made it
     * @param clock by which tokens and pauses end and dates in answers are read
     */
    public HttpPlatform(
            Vertx vertx,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            RandomGenerator random) {
        var timers = new ContextTimers(vertx.getOrCreateContext());
        this.bridge = new VertxBridge(timers.context());
        this.connections = PlatformConnections.open(vertx, settings.limits(), settings.trust());
        var limits = settings.limits();
        var credentials = settings.credentials();
        var words = new Redactor(List.of(
                credentials.clientSecret().reveal(), credentials.apiKey().reveal()));
        var classification = new Classification(clock, words);
        var identityHost = new PlatformHost(settings.identityUrl(), "FERRY_PLATFORM_IDENTITY_URL");
        var apiHost = new PlatformHost(settings.apiUrl(), "FERRY_PLATFORM_API_URL");
        var identity = new Transport(identityHost, connections.questions(), timers, limits);
        var questions = new Transport(apiHost, connections.questions(), timers, limits);
        var deliveries = new Transport(apiHost, connections.uploads(), timers, limits);
        var server = new IdentityServer(identity, settings, classification);
        this.policies = new ResiliencePolicies(timers, settings, registry, clock, random);
        this.tokens = new TokenSource(server, policies.resilientCall(PlatformEndpoint.TOKEN), limits, clock, random);
        this.uploads = policies.resilientCall(PlatformEndpoint.UPLOAD);
        this.statuses = policies.resilientCall(PlatformEndpoint.STATUS);
        this.results = policies.resilientCall(PlatformEndpoint.RESULT);
        this.api = new PlatformApi(questions, deliveries, credentials, tokens, classification);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return bridge.cross(tokens::ready);
    }

    /**
     * The data set is measured and the token is had before the breaker is asked: trouble with a disk or with the
     * identity server is not trouble with uploads.
     */
    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return bridge.cross(caller -> caller.orGivenUp(api.body(upload).measure())
                .compose(body -> withToken(uploads, sending -> api.upload(body, upload.trace(), sending), caller)));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return bridge.cross(caller -> withToken(statuses, asking -> api.status(token, trace, asking), caller));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return bridge.cross(caller -> withToken(results, asking -> api.result(token, kind, trace, asking), caller));
    }

    /**
     * Changes how many calls each endpoint is sent at most: others use the same account. Any thread.
     *
     * @param callsPerSecond at least 1
     */
    public void limit(int callsPerSecond) {
        policies.limit(callsPerSecond);
    }

    /**
     * Gives up all calls under way, which fail, and closes its connections. No timer is left.
     *
     * @return completes when they are closed
     */
    public CompletionStage<Void> close() {
        return bridge.close(tokens::close)
                .compose(closed -> connections.close())
                .toCompletionStage();
    }

    private <T> Future<T> withToken(ResilientCall resilientCall, PlatformCall<T> call, Cancellation caller) {
        return tokens.ready(caller).compose(ready -> resilientCall.call(call, caller));
    }
}
