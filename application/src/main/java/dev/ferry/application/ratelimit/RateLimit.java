package dev.ferry.application.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** When the account may be used. Any thread may ask. */
public sealed interface RateLimit permits LocalPause, SharedRateLimit {

    /**
     * Begins to keep it.
     *
     * @return as {@link #known()}
     */
    CompletionStage<Void> start();

    /**
     * When it is known whether calls may be made, so that nobody is refused only because he came early.
     *
     * @return completes soon after the start; never fails
     */
    CompletionStage<Void> known();

    /**
     * Keeps it no longer.
     *
     * @return completes when others may have what this node had; never fails
     */
    CompletionStage<Void> stop();

    /**
     * Whether a call may be made now.
     *
     * @return empty when it may, else until when it may not, or when to ask again
     */
    Optional<Instant> pausedUntil();

    /**
     * Begins a pause. The longest of all counts.
     *
     * @param length for how long from now
     */
    void pause(Duration length);
}
