package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.adapters.http.call.VertxBridge;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the resilience policies around any Platform: retry, bulkhead, rate limit, pause, circuit breaker and deadline.
 * Methods may be called from any thread; the policies run on one Vert.x context.
 *
 * <p>Each call authenticates first, outside the policies of its endpoint, so that a fault of the credentials does not
 * count as a fault of the endpoint. So the Platform inside should answer {@code authenticate} from memory while its
 * credentials are valid.
 */
public final class ResilientPlatform implements Platform {

    private final Platform platform;
    private final Supplier<CompletionStage<Void>> close;
    private final ResiliencePolicies policies;
    private final Context context;
    private final VertxBridge bridge;
    private final ResilientCall uploads;
    private final ResilientCall statuses;
    private final ResilientCall results;

    /**
     * Wraps a Platform; sends nothing.
     *
     * @param close closes the Platform inside, when this one is closed
     */
    public ResilientPlatform(Platform platform, Supplier<CompletionStage<Void>> close, ResiliencePolicies policies) {
        this.platform = platform;
        this.close = close;
        this.policies = policies;
        this.context = policies.timers().context();
        this.bridge = new VertxBridge(context);
        this.uploads = policies.resilientCall(PlatformEndpoint.UPLOAD);
        this.statuses = policies.resilientCall(PlatformEndpoint.STATUS);
        this.results = policies.resilientCall(PlatformEndpoint.RESULT);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return bridge.run(this::authenticate);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return run(uploads, attempt -> send(upload, new GuardedIntent(intent), attempt));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return run(statuses, attempt -> query(() -> platform.status(token, trace), attempt));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return run(results, attempt -> query(() -> platform.result(token, kind, trace), attempt));
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
     * Cancels all running calls, which then fail, and closes the Platform inside. Leaves no timer.
     *
     * @return completes when the Platform inside is closed
     */
    public CompletionStage<Void> close() {
        return bridge.close(() -> {}).toCompletionStage().thenCompose(closed -> close.get());
    }

    private <T> CompletionStage<T> run(ResilientCall resilientCall, PlatformCall<T> call) {
        return bridge.run(caller -> authenticate(caller).compose(known -> resilientCall.call(call, caller)));
    }

    private Future<Void> authenticate(Cancellation caller) {
        return caller.untilCancelled(query(platform::authenticate, caller));
    }

    /**
     * Makes a call that can be repeated. Cancelling it ends it at the Platform; then the future does not complete, and
     * an answer that still arrives is closed.
     */
    private <T> Future<T> query(Supplier<CompletionStage<T>> call, Cancellation attempt) {
        Promise<T> answer = Promise.promise();
        var stage = call.get();
        var registration = attempt.onCancel(reason -> cancel(stage));
        Future.fromCompletionStage(stage, context).onComplete(result -> {
            registration.revoke();
            if (attempt.isCancelled()) {
                if (result.result() instanceof Chunks unwanted) {
                    unwanted.close();
                }
            } else if (result.succeeded()) {
                answer.complete(result.result());
            } else {
                answer.fail(Stages.cause(result.cause()));
            }
        });
        return answer.future();
    }

    /** Sends an upload once. When it is cancelled, the intent tells whether anything may have been sent. */
    private Future<ProcessingToken> send(DatasetUpload upload, GuardedIntent intent, Cancellation attempt) {
        Promise<ProcessingToken> outcome = Promise.promise();
        var stage = Stages.start(() -> platform.upload(upload, intent));
        var registration = attempt.onCancel(reason -> {
            outcome.tryFail(intent.endUnanswered(reason));
            cancel(stage);
        });
        Future.fromCompletionStage(stage, context)
                .onSuccess(token -> {
                    intent.end();
                    outcome.tryComplete(token);
                })
                .onFailure(failure -> outcome.tryFail(intent.endFailed(Stages.cause(failure))))
                .onComplete(result -> registration.revoke());
        return outcome.future();
    }

    private static void cancel(CompletionStage<?> stage) {
        stage.toCompletableFuture().cancel(true);
    }
}
