package dev.ferry.application.engine;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.Workload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims due uploads for the engine: when the engine asks, when the next upload is due, and at the latest after the
 * poll interval, because other processes queue uploads too. One claim runs at a time; a request during a claim leads to
 * one more claim. On the scheduler's thread only.
 */
final class WorkPoller {

    private static final Logger LOG = System.getLogger(WorkPoller.class.getName());

    /** An upload that is due when the poller asks may be claimed by another process first; this bounds the retries. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final String owner;
    private final Claims claims;
    private final FarTimes farTimes;
    private final Scheduler scheduler;
    private final Workload workload;
    private final Engine engine;

    private Scheduler.Task nextClaim = () -> {};
    private Instant plannedAt = Instant.MAX;
    private boolean claiming;
    private boolean claimAgain;
    private boolean closed;

    /** The engine that the poller claims for. */
    interface Engine {
        /** How many more uploads the engine can take now. */
        int freeSlots();

        Scope scope();

        void onClaimed(List<JournalEntry> entries);
    }

    WorkPoller(String owner, Claims claims, FarTimes farTimes, Scheduler scheduler, Workload workload, Engine engine) {
        this.owner = owner;
        this.claims = claims;
        this.farTimes = farTimes;
        this.scheduler = scheduler;
        this.workload = workload;
        this.engine = engine;
    }

    /** Claims now, or as soon as a slot is free. */
    void claimNow() {
        var limit = engine.freeSlots();
        claimAgain = claiming || limit == 0;
        if (claimAgain) {
            return;
        }
        claiming = true;
        plan(Instant.MAX);
        var scope = engine.scope();
        farTimes.correctIfNeeded(scope)
                .thenCompose(corrected -> claims.claim(owner, scope, limit, workload.lease()))
                .whenCompleteAsync((claimed, failure) -> onClaim(limit, claimed, failure), scheduler);
    }

    /** Claims after a delay, unless an earlier claim is planned. */
    void claimAfter(Duration delay) {
        var at = scheduler.instant().plus(delay.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : delay);
        if (at.isBefore(plannedAt)) {
            plan(at);
        }
    }

    void onSlotFreed() {
        if (claimAgain) {
            claimNow();
        }
    }

    boolean isClaiming() {
        return claiming;
    }

    void close() {
        closed = true;
        plan(Instant.MAX);
    }

    private void onClaim(int limit, @Nullable List<JournalEntry> claimed, @Nullable Throwable failure) {
        claiming = false;
        engine.onClaimed(claimed == null ? List.of() : claimed);
        if (claimed == null) {
            LOG.log(Level.WARNING, "cannot claim uploads from the journal: {0}", Stages.describe(failure));
            plan(scheduler.instant().plus(workload.pollInterval()));
            return;
        }
        if (claimAgain || claimed.size() == limit) {
            claimNow();
        } else {
            claims.nextDue(engine.scope())
                    .exceptionally(unknown -> Optional.empty())
                    .thenAcceptAsync(this::planNext, scheduler);
        }
    }

    private void planNext(Optional<Duration> untilDue) {
        var interval = workload.pollInterval();
        claimAfter(untilDue.filter(wait -> wait.compareTo(interval) < 0).orElse(interval));
    }

    private void plan(Instant at) {
        nextClaim.cancel();
        plannedAt = at;
        nextClaim = closed || at.equals(Instant.MAX) ? () -> {} : scheduler.at(at, this::claimNow);
    }
}
