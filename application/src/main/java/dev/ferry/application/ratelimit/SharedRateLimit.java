package dev.ferry.application.ratelimit;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import dev.ferry.application.port.driven.Scheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The pace of an account that other nodes use too: no call is made without a share of it, and a pause that any node was
 * asked for holds for all. Costs a question to the journal every few seconds, however many calls are made.
 */
public final class SharedRateLimit implements RateLimit {

    private static final Logger LOG = System.getLogger(SharedRateLimit.class.getName());

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RENEWAL = LEASE.dividedBy(4);
    private static final Duration RENEWAL_WITHOUT_SHARE = Duration.ofMillis(250);
    private static final Duration CLOSED_WITHOUT_SHARE = Duration.ofSeconds(1);

    private final AccountRateLimit account;
    private final String node;
    private final Scheduler scheduler;
    private final LocalPause pauses;
    private final CompletableFuture<Void> known = new CompletableFuture<>();

    private Subscription hints = () -> {};
    private Scheduler.Task next = () -> {};
    private boolean asking;
    private boolean running;
    private boolean cutOff;
    private volatile Instant shareEnds = Instant.MIN;

    /**
     * Knows nothing yet.
     *
     * @param account what all nodes share
     * @param node this one's name, unique among all
     * @param scheduler its time is the journal's
     */
    public SharedRateLimit(AccountRateLimit account, String node, Scheduler scheduler) {
        this.account = account;
        this.node = node;
        this.scheduler = scheduler;
        this.pauses = new LocalPause(scheduler);
    }

    @Override
    public CompletionStage<Void> start() {
        scheduler.execute(() -> {
            running = true;
            hints = account.subscribe(() -> scheduler.execute(this::ask));
            ask();
        });
        return known;
    }

    @Override
    public CompletionStage<Void> known() {
        return known;
    }

    @Override
    public CompletionStage<Void> stop() {
        scheduler.execute(() -> {
            running = false;
            hints.close();
            next.cancel();
        });
        return account.leave(node).exceptionally(itLapses -> null);
    }

    @Override
    public Optional<Instant> pausedUntil() {
        var now = scheduler.instant();
        return pauses.pausedUntil()
                .or(() -> now.isBefore(shareEnds) ? Optional.empty() : Optional.of(now.plus(CLOSED_WITHOUT_SHARE)));
    }

    /** Nodes that cannot be told by the journal are told by the Platform. */
    @Override
    public void pause(Duration length) {
        pauses.pause(length);
        account.pause(scheduler.instant().plus(length)).exceptionally(failure -> {
            LOG.log(Level.WARNING, "cannot tell other nodes to pause: {0}", Stages.describe(failure));
            return null;
        });
    }

    /** One question at a time. */
    private void ask() {
        if (running && !asking) {
            asking = true;
            next.cancel();
            account.share(node, LEASE).whenCompleteAsync(this::told, scheduler);
        }
    }

    private void told(@Nullable RateShare share, @Nullable Throwable failure) {
        asking = false;
        if (share == null) {
            cannotAsk(failure);
        } else {
            take(share);
        }
        known.complete(null);
        if (running) {
            var now = scheduler.instant();
            var hopeful = !cutOff && !now.isBefore(shareEnds);
            next = scheduler.at(now.plus(hopeful ? RENEWAL_WITHOUT_SHARE : RENEWAL), this::ask);
        }
    }

    private void take(RateShare share) {
        cutOff = false;
        shareEnds = share.callsPerSecond() > 0 ? share.until() : Instant.MIN;
        if (share.pausedUntil() != null) {
            pauses.pauseUntil(share.pausedUntil());
        }
    }

    private void cannotAsk(@Nullable Throwable failure) {
        if (!cutOff) {
            LOG.log(Level.WARNING, "cannot get a share of the account: {0}", Stages.describe(failure));
        }
        cutOff = true;
    }
}
