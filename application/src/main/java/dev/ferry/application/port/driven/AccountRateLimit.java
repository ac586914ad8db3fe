package dev.ferry.application.port.driven;

import dev.ferry.application.journal.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How fast the account is used by all nodes together. A node leases a share of the calls, and asks again now and then;
 * no call asks by itself. The shares of all nodes never add up to more than the account has. Stages fail as those of
 * {@link Journal} do.
 */
public interface AccountRateLimit {

    /**
     * Takes a share, or renews it. It may be smaller than before when others have come, and larger when some have gone.
     *
     * @param node who asks, unique among running nodes
     * @return the node's share from now on, in place of the one it had
     */
    CompletionStage<RateShare> share(String node, Duration lease);

    /**
     * Gives a share back.
     *
     * @return completes when others may take it
     */
    CompletionStage<Void> leave(String node);

    /**
     * Lets all nodes pause. A pause that ends later is not cut short.
     *
     * @param until when it ends, by the journal's clock
     * @return completes when everybody who asks for a share is told
     */
    CompletionStage<Void> pause(Instant until);

    /**
     * Asks for a hint when it is time to ask for a share: somebody has none, or a pause has begun. A hint may be
     * missing or one too many.
     *
     * @param hint called on any thread, must not block
     * @return closes to stop the hints
     */
    Subscription subscribe(Runnable hint);

    /**
     * What one node may use of an account that several share.
     *
     * @param callsPerSecond how many calls to each endpoint, 0 when there is nothing to be had yet
     * @param until when it ends, by the journal's clock, unless it is asked for again
     * @param pausedUntil until when nobody may call at all, by the journal's clock; null when no pause was asked for
     */
    record RateShare(
            int callsPerSecond, Instant until, @Nullable Instant pausedUntil) {}
}
