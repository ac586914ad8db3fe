package dev.ferry.application.ratelimit;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Deferred;
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
 * Obeys {@code Retry-After} for the whole account (RFC 9110 section 10.2.3): while the Platform has asked for a pause,
 * no call reaches it, whichever call was told so, and by whichever node. It also remembers for how long the adapter
 * holds uploads back, so that no upload declares an intent in vain.
 */
public final class RateLimitedPlatform implements Platform {

    private final Platform platform;
    private final RateLimit pace;
    private final InstantSource clock;
    private final AtomicReference<Instant> uploadsHeld;

    /**
     * Paces a Platform.
     *
     * @param platform the one that may ask for a pause
     * @param pace says when it may be called
     * @param clock by which that is said
     */
    public RateLimitedPlatform(Platform platform, RateLimit pace, InstantSource clock) {
        this(platform, pace, clock, new AtomicReference<>(Instant.MIN));
    }

    private RateLimitedPlatform(
            Platform platform, RateLimit pace, InstantSource clock, AtomicReference<Instant> uploadsHeld) {
        this.platform = platform;
        this.pace = pace;
        this.clock = clock;
        this.uploadsHeld = uploadsHeld;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return paced(platform::authenticate);
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return paced(() -> {
            var asked = platform.upload(upload);
            return Stages.propagateCancel(asked.whenComplete((token, failure) -> hold(failure)), asked);
        });
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return paced(() -> platform.status(token, trace));
    }

    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return paced(() -> platform.result(token, kind, trace));
    }

    /**
     * Whether a call may be made now.
     *
     * @return empty when it may, else until when it may not, or when to ask again
     */
    public Optional<Instant> pausedUntil() {
        return pace.pausedUntil();
    }

    /**
     * Whether the adapter sends uploads.
     *
     * @return empty when it does, else until when it does not
     */
    public Optional<Instant> uploadsDeferredUntil() {
        return Optional.of(uploadsHeld.get()).filter(clock.instant()::isBefore);
    }

    private <T> CompletionStage<T> paced(Supplier<CompletionStage<T>> call) {
        return pace.known().toCompletableFuture().isDone()
                ? unlessClosed(call)
                : pace.known().thenCompose(known -> unlessClosed(call));
    }

    private <T> CompletionStage<T> unlessClosed(Supplier<CompletionStage<T>> call) {
        var closed = pace.pausedUntil();
        if (closed.isPresent()) {
            var left = Duration.between(clock.instant(), closed.get());
            return CompletableFuture.failedStage(
                    new PlatformException(new Throttled("the whole account pauses, or others use all of it", left)));
        }
        var asked = call.get();
        return Stages.propagateCancel(Stages.unwrap(asked.whenComplete((value, failure) -> obey(failure))), asked);
    }

    private void obey(@Nullable Throwable failure) {
        if (fault(failure) instanceof Throttled throttled && throttled.retryAfter() != null) {
            pace.pause(throttled.retryAfter());
        }
    }

    private void hold(@Nullable Throwable failure) {
        if (fault(failure) instanceof Deferred held) {
            var end = clock.instant().plus(held.retryAfter());
            uploadsHeld.accumulateAndGet(end, (known, told) -> told.isAfter(known) ? told : known);
        }
    }

    private static @Nullable PlatformFault fault(@Nullable Throwable failure) {
        return failure != null && Stages.cause(failure) instanceof PlatformException exception
                ? exception.fault()
                : null;
    }
}
