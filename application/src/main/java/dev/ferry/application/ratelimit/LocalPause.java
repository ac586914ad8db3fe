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
    private final Duration longest;
    private final AtomicReference<Instant> pauseEnds = new AtomicReference<>(Instant.MIN);

    /**
     * Starts without a pause.
     *
     * @param longest the longest pause; a pause that seems longer, because the clock was set back, is cut to this
     */
    public LocalPause(InstantSource clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
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
        var now = clock.instant();
        var latest = now.plus(longest);
        var end = pauseEnds.updateAndGet(known -> known.isAfter(latest) ? latest : known);
        return Optional.of(end).filter(now::isBefore);
    }

    @Override
    public void pause(Duration length) {
        pauseUntil(clock.instant().plus(bounded(length)));
    }

    Duration bounded(Duration length) {
        return length.compareTo(longest) > 0 ? longest : length;
    }

    void pauseUntil(Instant end) {
        pauseEnds.accumulateAndGet(end, (current, requested) -> requested.isAfter(current) ? requested : current);
    }
}
