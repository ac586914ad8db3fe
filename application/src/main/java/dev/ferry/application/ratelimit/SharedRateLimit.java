package dev.ferry.application.ratelimit;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit of an account that several nodes use. A node calls the Platform only while it has a share, and a pause
 * applies to all nodes. It sends one request to the journal every few seconds, independent of the number of calls.
 */
public final class SharedRateLimit implements RateLimit {

    private static final Logger LOG = System.getLogger(SharedRateLimit.class.getName());

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RENEWAL = LEASE.dividedBy(4);
    private static final Duration RENEWAL_WITHOUT_SHARE = Duration.ofMillis(250);
    /** A share that another node has released may be in use for a moment. Then the node tells its callers to wait. */
    private static final int REQUESTS_UNTIL_READY = 10;

    private static final Throttled WITHOUT_SHARE = new Throttled(
            "other nodes use the account's whole rate limit, or the journal does not answer; nothing was sent",
            Duration.ofSeconds(1));

    private final AccountRateLimit account;
    private final String node;
    private final Scheduler scheduler;
    private final AccountPause pause;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Subscription hints = () -> {};
    private Scheduler.Task nextRequest = () -> {};
    private boolean requestPending;
    private int requestsWithoutShare;
    private boolean running;
    private boolean disconnected;
    private Consumer<Instant> onLifted = end -> {};
    private volatile Instant shareEnds = Instant.MIN;
    private Instant reportedEnd = Instant.MIN;

    /**
     * Starts without a share.
     *
     * @param node the name of this node, unique among running nodes
     * @param scheduler must use the journal's clock
     * @param pause the account's pause in this process
     */
    public SharedRateLimit(AccountRateLimit account, String node, Scheduler scheduler, AccountPause pause) {
        this.account = account;
        this.node = node;
        this.scheduler = scheduler;
        this.pause = pause;
    }

    @Override
    public CompletionStage<Void> start(Consumer<Instant> liftedElsewhere) {
        scheduler.execute(() -> {
            running = true;
            onLifted = liftedElsewhere;
            hints = account.subscribe(() -> scheduler.execute(this::requestShare));
            requestShare();
        });
        return ready;
    }

    @Override
    public CompletionStage<Void> ready() {
        return ready;
    }

    @Override
    public CompletionStage<Void> stop() {
        scheduler.execute(() -> {
            running = false;
            hints.close();
            nextRequest.cancel();
        });
        return account.release(node).exceptionally(shareExpires -> null);
    }

    @Override
    public Optional<PlatformException> refusal() {
        return pause.refusal()
                .or(() -> scheduler.instant().isBefore(shareEnds)
                        ? Optional.empty()
                        : Optional.of(new PlatformException(WITHOUT_SHARE)));
    }

    /**
     * Pauses this node, and reports the pause to the others. If the report fails, the Platform throttles them itself.
     */
    @Override
    public void pause(Duration length) {
        pause.pause(length);
        account.pause(scheduler.instant().plus(pause.bounded(length))).exceptionally(failure -> {
            LOG.log(Level.WARNING, "cannot report the pause to the other nodes: {0}", Stages.describe(failure));
            return null;
        });
    }

    @Override
    public CompletionStage<Optional<Instant>> lift() {
        return account.lift().thenApply(stored -> {
            var local = pause.lift();
            return Stream.concat(stored.stream(), local.stream()).max(Comparator.naturalOrder());
        });
    }

    /** Sends one request at a time. */
    private void requestShare() {
        if (running && !requestPending) {
            requestPending = true;
            nextRequest.cancel();
            account.share(node, LEASE).whenCompleteAsync(this::onAnswer, scheduler);
        }
    }

    private void onAnswer(@Nullable RateShare share, @Nullable Throwable failure) {
        requestPending = false;
        if (share == null) {
            onFailure(failure);
        } else {
            applyShare(share);
        }
        var waitsForShare = !disconnected && !scheduler.instant().isBefore(shareEnds);
        requestsWithoutShare = waitsForShare ? requestsWithoutShare + 1 : 0;
        if (!waitsForShare
                || requestsWithoutShare == REQUESTS_UNTIL_READY
                || pause.refusal().isPresent()) {
            ready.complete(null);
        }
        if (running) {
            var now = scheduler.instant();
            nextRequest = scheduler.at(now.plus(waitsForShare ? RENEWAL_WITHOUT_SHARE : RENEWAL), this::requestShare);
        }
    }

    private void applyShare(RateShare share) {
        disconnected = false;
        shareEnds = share.callsPerSecond() > 0 ? share.until() : Instant.MIN;
        obeyPause(share.pausedUntil());
    }

    /**
     * Obeys a reported pause once: one that is cut to the longest must not start again with each share. The end of a
     * reported pause comes forward only when another node lifts it.
     */
    private void obeyPause(@Nullable Instant reported) {
        var end = reported == null ? Instant.MIN : reported;
        if (end.isBefore(reportedEnd) && scheduler.instant().isBefore(reportedEnd)) {
            pause.lift().ifPresent(onLifted);
        }
        if (reported != null && !end.equals(reportedEnd)) {
            pause.pauseUntil(end);
        }
        reportedEnd = end;
    }

    private void onFailure(@Nullable Throwable failure) {
        if (!disconnected) {
            LOG.log(Level.WARNING, "cannot get a share of the rate limit: {0}", Stages.describe(failure));
        }
        disconnected = true;
    }
}
