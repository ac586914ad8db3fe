package dev.ferry.application.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Decides when the account may be used. All methods may be called from any thread. */
public sealed interface RateLimit permits LocalPause, SharedRateLimit {

    /**
     * Starts it.
     *
     * @return as {@link #ready()}
     */
    CompletionStage<Void> start();

    /**
     * Completes when the node knows whether calls are allowed, soon after the start; never fails. Calls that wait for
     * it are not refused only because they were made too early.
     */
    CompletionStage<Void> ready();

    /**
     * Stops it.
     *
     * @return completes when other nodes may use this node's share; never fails
     */
    CompletionStage<Void> stop();

    /**
     * Whether calls are paused.
     *
     * @return empty when a call may be made; else the end of the pause, or the time for the next check
     */
    Optional<Instant> pausedUntil();

    /** Starts a pause from now. The latest end of all pauses counts. */
    void pause(Duration length);
}
