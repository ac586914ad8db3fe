package dev.ferry.adapters.http;

import dev.ferry.adapters.http.resilience.Endpoint;
import dev.ferry.adapters.http.resilience.Guard;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.text.Words;
import dev.ferry.adapters.http.token.IdentityServer;
import dev.ferry.adapters.http.token.TokenSource;
import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.Host;
import dev.ferry.adapters.http.wire.Transport;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The Platform, over HTTP. Calls may come from any thread; all the work is done on one Vert.x context. */
public final class HttpPlatform implements Platform {

    private final Connections connections;
    private final Context context;
    private final TokenSource tokens;
    private final Guard uploads;
    private final Guard statuses;
    private final Guard results;
    private final Api api;

    /**
     * Gets ready to talk; nothing is sent yet.
     *
     * @param vertx on which everything runs; closed by whoever made it
     * @param settings which Platform, as whom, and how
     * @param registry where metrics go
     * @param clock by which tokens end and dates in answers are read
     * @param random where jitter comes from
     */
    public HttpPlatform(
            Vertx vertx,
            PlatformSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            RandomGenerator random) {
        this.context = vertx.getOrCreateContext();
        this.connections = Connections.open(vertx, settings.limits());
        var limits = settings.limits();
        var credentials = settings.credentials();
        var words = new Words(List.of(
                credentials.clientSecret().reveal(), credentials.apiKey().reveal()));
        var classification = new Classification(clock, words);
        var identityHost = new Host(settings.identityUrl(), "FERRY_PLATFORM_IDENTITY_URL");
        var apiHost = new Host(settings.apiUrl(), "FERRY_PLATFORM_API_URL");
        var identity = new Transport(identityHost, connections.questions(), vertx, context, limits);
        var questions = new Transport(apiHost, connections.questions(), vertx, context, limits);
        var deliveries = new Transport(apiHost, connections.uploads(), vertx, context, limits);
        var server = new IdentityServer(identity, settings, classification);
        var resilience = settings.resilience();
        var grants = new Guard(Endpoint.TOKEN, vertx, resilience, limits.call(), registry, random);
        this.tokens = new TokenSource(server, grants, limits, clock, random);
        this.uploads = new Guard(Endpoint.UPLOAD, vertx, resilience, limits.upload(), registry, random);
        this.statuses = new Guard(Endpoint.STATUS, vertx, resilience, limits.call(), registry, random);
        this.results = new Guard(Endpoint.RESULT, vertx, resilience, limits.call(), registry, random);
        this.api = new Api(questions, deliveries, credentials, tokens, classification);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return onContext(tokens::ready);
    }

    /**
     * The data set is measured and the token is had before the breaker is asked: trouble with a disk or with the
     * identity server is not trouble with uploads.
     */
    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return onContext(() -> {
            var body = api.body(upload);
            return body.measure()
                    .compose(length -> tokens.ready().compose(ready -> uploads.call(() -> api.upload(body, length))));
        });
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token) {
        return onContext(() -> tokens.ready().compose(ready -> statuses.call(() -> api.status(token))));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind) {
        return onContext(() -> tokens.ready().compose(ready -> results.call(() -> api.result(token, kind))));
    }

    /**
     * Closes its connections. Calls under way fail.
     *
     * @return completes when they are closed
     */
    public CompletionStage<Void> close() {
        return connections.close().toCompletionStage();
    }

    private <T> CompletionStage<T> onContext(Supplier<Future<T>> work) {
        var stage = new CompletableFuture<T>();
        try {
            context.runOnContext(go -> Future.succeededFuture()
                    .compose(begun -> work.get())
                    .onSuccess(stage::complete)
                    .onFailure(failure -> stage.completeExceptionally(
                            failure instanceof PlatformException known ? known : unforeseen(failure))));
        } catch (RejectedExecutionException stopped) {
            stage.completeExceptionally(
                    new PlatformException(new Unavailable("nothing was sent, as Ferry is stopping")));
        }
        return stage;
    }

    /**
     * Nothing should come here; if it does, nobody may take it for a "no". The message may hold secrets and is not
     * shown.
     */
    private static PlatformException unforeseen(Throwable failure) {
        return new PlatformException(new Malformed(
                "the call ended in a way nobody foresaw: " + failure.getClass().getSimpleName()));
    }
}
