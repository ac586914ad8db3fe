package dev.ferry.application.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** The rate limit of an account that no other node uses: it only knows pauses. */
public final class LocalPause implements RateLimit {

    private final InstantSource clock;
    private final AtomicReference<Instant> pauseEnds = new AtomicReference<>(Instant.MIN);

    /** Starts without a pause. */
    public LocalPause(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> start() {
        return ready();
    }

    @Override
    public CompletionStage<Void> ready() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> stop() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public Optional<Instant> pausedUntil() {
        return Optional.of(pauseEnds.get()).filter(clock.instant()::isBefore);
    }

    @Override
    public void pause(Duration length) {
        pauseUntil(clock.instant().plus(length));
    }

    void pauseUntil(Instant end) {
        pauseEnds.accumulateAndGet(end, (current, requested) -> requested.isAfter(current) ? requested : current);
    }
}
