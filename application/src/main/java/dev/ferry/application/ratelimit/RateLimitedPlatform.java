package dev.ferry.application.ratelimit;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@code Retry-After} to the whole account (RFC 9110 section 10.2.3): while the Platform has asked any call of
 * any node for a pause, no call is sent. It also remembers until when the adapter holds uploads back, so that no upload
 * commits an intent in vain.
 */
public final class RateLimitedPlatform implements Platform {

    private final Platform platform;
    private final RateLimit rateLimit;
    private final InstantSource clock;
    private final AtomicReference<Instant> uploadsHeldBackUntil = new AtomicReference<>(Instant.MIN);

    /**
     * Limits the calls to a Platform.
     *
     * @param clock must be that of the rate limit
     */
    public RateLimitedPlatform(Platform platform, RateLimit rateLimit, InstantSource clock) {
        this.platform = platform;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return whenReady(platform::authenticate);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return whenReady(() -> {
            var answer = platform.upload(upload, intent);
            return Stages.propagateCancel(answer.whenComplete((token, failure) -> rememberHoldBack(failure)), answer);
        });
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return whenReady(() -> platform.status(token, trace));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return whenReady(() -> platform.result(token, kind, trace));
    }

    /**
     * Whether calls are paused.
     *
     * @return empty when a call may be made; else the end of the pause, or the time for the next check
     */
    public Optional<Instant> pausedUntil() {
        return rateLimit.pausedUntil();
    }

    /** Whether the adapter holds uploads back; empty when it sends them, else the end of that time. */
    public Optional<Instant> uploadsHeldBackUntil() {
        return Optional.of(uploadsHeldBackUntil.get()).filter(clock.instant()::isBefore);
    }

    private <T> CompletionStage<T> whenReady(Supplier<CompletionStage<T>> call) {
        return rateLimit.ready().toCompletableFuture().isDone()
                ? unlessPaused(call)
                : rateLimit.ready().thenCompose(ready -> unlessPaused(call));
    }

    private <T> CompletionStage<T> unlessPaused(Supplier<CompletionStage<T>> call) {
        var paused = rateLimit.pausedUntil();
        if (paused.isPresent()) {
            var left = Duration.between(clock.instant(), paused.get());
            return CompletableFuture.failedStage(new PlatformException(
                    new Throttled("the account is paused, or other nodes use its whole rate limit", left)));
        }
        var answer = call.get();
        return Stages.propagateCancel(
                Stages.unwrap(answer.whenComplete((value, failure) -> startPause(failure))), answer);
    }

    private void startPause(@Nullable Throwable failure) {
        if (fault(failure) instanceof Throttled throttled && throttled.retryAfter() != null) {
            rateLimit.pause(throttled.retryAfter());
        }
    }

    private void rememberHoldBack(@Nullable Throwable failure) {
        if (fault(failure) instanceof HeldBack heldBack) {
            var end = clock.instant().plus(heldBack.retryAfter());
            uploadsHeldBackUntil.accumulateAndGet(
                    end, (current, requested) -> requested.isAfter(current) ? requested : current);
        }
    }

    private static @Nullable PlatformFault fault(@Nullable Throwable failure) {
        return failure != null && Stages.cause(failure) instanceof PlatformException exception
                ? exception.fault()
                : null;
    }
}
