package dev.ferry.application.ratelimit;

import dev.ferry.application.port.driven.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Decides when the account may be used. All methods may be called from any thread. */
public sealed interface RateLimit permits UnsharedRateLimit, SharedRateLimit {

    /**
     * Starts it.
     *
     * @param onLifted gets the end that a pause would have had, when another node has lifted it; any thread
     * @return as {@link #ready()}
     */
    CompletionStage<Void> start(Consumer<Instant> onLifted);

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

    /** The failure of a call that may not be made now, with the time for the next try; empty when it may be made. */
    Optional<PlatformException> refusal();

    /** Starts a pause from now, on all nodes. The latest end of all pauses counts. */
    void pause(Duration length);

    /**
     * Ends the pause on all nodes.
     *
     * @return the end that it would have had; empty when there was none. Fails when the other nodes cannot be told
     */
    CompletionStage<Optional<Instant>> lift();
}
