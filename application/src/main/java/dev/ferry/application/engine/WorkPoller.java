package dev.ferry.application.engine;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.Scope;
import dev.ferry.application.port.driven.Claims;
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
 * Decides when to look for work: when somebody says so, when the next upload is due, and now and then because others
 * may have queued something. One look at a time; what is asked for meanwhile is one look more. On the scheduler's
 * thread only.
 */
final class WorkPoller {

    private static final Logger LOG = System.getLogger(WorkPoller.class.getName());

    /** What is due by the time of asking may be claimed by another by the time of looking; never spin on that. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final String owner;
    private final Claims claims;
    private final Scheduler scheduler;
    private final Workload workload;
    private final Listener crew;

    private Scheduler.Task next = () -> {};
    private Instant planned = Instant.MAX;
    private boolean looking;
    private boolean missed;
    private boolean closed;

    /** Who takes up what is found. */
    interface Listener {
        /** How many more can be taken up now. */
        int free();

        /** Which uploads are looked for. */
        Scope scope();

        void claimed(List<JournalEntry> claimed);
    }

    WorkPoller(String owner, Claims claims, Scheduler scheduler, Workload workload, Listener crew) {
        this.owner = owner;
        this.claims = claims;
        this.scheduler = scheduler;
        this.workload = workload;
        this.crew = crew;
    }

    /** There may be work now. When there is no slot for it, it is looked for as soon as there is. */
    void look() {
        var free = crew.free();
        missed = looking || free == 0;
        if (missed) {
            return;
        }
        looking = true;
        plan(Instant.MAX);
        claims.claim(owner, crew.scope(), free, workload.lease())
                .whenCompleteAsync((claimed, failure) -> found(free, claimed, failure), scheduler);
    }

    /** There will be work then. */
    void lookIn(Duration time) {
        var when = scheduler.instant().plus(time.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : time);
        if (when.isBefore(planned)) {
            plan(when);
        }
    }

    /** There is one slot more. */
    void slotFreed() {
        if (missed) {
            look();
        }
    }

    boolean looking() {
        return looking;
    }

    void close() {
        closed = true;
        plan(Instant.MAX);
    }

    private void found(int limit, @Nullable List<JournalEntry> claimed, @Nullable Throwable failure) {
        looking = false;
        crew.claimed(claimed == null ? List.of() : claimed);
        if (claimed == null) {
            LOG.log(Level.WARNING, "cannot look for work in the journal: {0}", Stages.describe(failure));
            plan(scheduler.instant().plus(workload.pollInterval()));
            return;
        }
        if (missed || claimed.size() == limit) {
            look();
        } else {
            claims.nextDue(crew.scope())
                    .exceptionally(unknown -> Optional.empty())
                    .thenAcceptAsync(this::sleep, scheduler);
        }
    }

    private void sleep(Optional<Duration> untilDue) {
        var longest = workload.pollInterval();
        lookIn(untilDue.filter(wait -> wait.compareTo(longest) < 0).orElse(longest));
    }

    private void plan(Instant when) {
        next.cancel();
        planned = when;
        next = closed || when.equals(Instant.MAX) ? () -> {} : scheduler.at(when, this::look);
    }
}
