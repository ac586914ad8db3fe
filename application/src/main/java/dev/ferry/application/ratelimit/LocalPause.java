package dev.ferry.application.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** The pace of an account that nobody else uses: only pauses count. */
public final class LocalPause implements RateLimit {

    private final InstantSource clock;
    private final AtomicReference<Instant> pauseEnds = new AtomicReference<>(Instant.MIN);

    /**
     * No pause yet.
     *
     * @param clock by which pauses end
     */
    public LocalPause(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> start() {
        return known();
    }

    @Override
    public CompletionStage<Void> known() {
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
        pauseEnds.accumulateAndGet(end, (known, told) -> told.isAfter(known) ? told : known);
    }
}
