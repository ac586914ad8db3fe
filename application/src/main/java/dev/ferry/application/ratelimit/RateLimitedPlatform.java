package dev.ferry.application.ratelimit;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rate limit before each call, and starts the pause of the account when the Platform asks for one. A call that
 * may not be made now fails at once and names the time for the next try.
 */
public final class RateLimitedPlatform implements Platform {

    private final Platform platform;
    private final RateLimit rateLimit;

    /** Limits the calls to a Platform. */
    public RateLimitedPlatform(Platform platform, RateLimit rateLimit) {
        this.platform = platform;
        this.rateLimit = rateLimit;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return whenReady(platform::authenticate);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return whenReady(() -> platform.upload(upload, intent));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return whenReady(() -> platform.status(token, trace));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return whenReady(() -> platform.result(token, kind, trace));
    }

    private <T> CompletionStage<T> whenReady(Supplier<CompletionStage<T>> call) {
        return Stages.startAfter(rateLimit.ready(), () -> unlessPaused(call));
    }

    private <T> CompletionStage<T> unlessPaused(Supplier<CompletionStage<T>> call) {
        var refusal = rateLimit.refusal();
        if (refusal.isPresent()) {
            return CompletableFuture.failedStage(refusal.get());
        }
        var answer = call.get();
        return Stages.propagateCancel(
                Stages.unwrap(answer.whenComplete(
                        (value, failure) -> AccountPause.askedBy(failure).ifPresent(rateLimit::pause))),
                answer);
    }
}
