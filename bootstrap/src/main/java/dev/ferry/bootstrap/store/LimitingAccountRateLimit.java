package dev.ferry.bootstrap.store;

import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/**
 * An account rate limit that also limits the calls of this node to its share.
 *
 * @param limiter gets the number of calls per second of this node; never 0, because the core then makes no calls
 */
record LimitingAccountRateLimit(AccountRateLimit account, IntConsumer limiter) implements AccountRateLimit {

    @Override
    public CompletionStage<RateShare> share(String node, Duration lease) {
        return account.share(node, lease).thenApply(share -> {
            if (share.callsPerSecond() > 0) {
                limiter.accept(share.callsPerSecond());
            }
            return share;
        });
    }

    @Override
    public CompletionStage<Void> release(String node) {
        return account.release(node);
    }

    @Override
    public CompletionStage<Void> pause(Instant until) {
        return account.pause(until);
    }

    @Override
    public CompletionStage<Optional<Instant>> lift() {
        return account.lift();
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        return account.subscribe(hint);
    }
}
