package dev.ferry.application.port.driven;

import dev.ferry.application.journal.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Shares the account's rate limit among all nodes. A node leases a share and renews it at intervals; a single call asks
 * for nothing. The shares of all nodes together never exceed the limit. Stages fail as those of {@link Journal} do.
 */
public interface AccountRateLimit {

    /**
     * Takes or renews a share. It may be smaller than before when nodes have joined, and larger when nodes have left.
     *
     * @param node the name of the node, unique among running nodes
     * @return the node's share from now on; it replaces the one before
     */
    CompletionStage<RateShare> share(String node, Duration lease);

    /**
     * Releases the node's share.
     *
     * @return completes when other nodes may take it
     */
    CompletionStage<Void> release(String node);

    /**
     * Starts a pause for all nodes. It does not shorten a pause that ends later.
     *
     * @param until the end of the pause, by the journal's clock
     * @return completes when every later request for a share reports the pause
     */
    CompletionStage<Void> pause(Instant until);

    /**
     * Ends the pause of all nodes.
     *
     * @return the end that the pause would have had, by the journal's clock, when every later request for a share
     *     reports no pause; empty when there was none
     */
    CompletionStage<Optional<Instant>> lift();

    /**
     * Calls {@code hint} when it is time to renew a share: a node has none, or a pause has started or was lifted. A
     * hint may be missing or superfluous.
     *
     * @param hint called on any thread; must not block
     */
    Subscription subscribe(Runnable hint);

    /**
     * The part of the rate limit that one node may use.
     *
     * @param callsPerSecond the limit for each endpoint; 0 when no share is free yet
     * @param until when the share expires unless it is renewed, by the journal's clock
     * @param pausedUntil the end of a pause for all nodes, by the journal's clock; null when there is none. It is cut
     *     to the longest pause, durably, because the clock may have been ahead when the pause was stored
     */
    record RateShare(
            int callsPerSecond, Instant until, @Nullable Instant pausedUntil) {}
}
