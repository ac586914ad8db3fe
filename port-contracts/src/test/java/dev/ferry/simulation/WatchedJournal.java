package dev.ferry.simulation;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The journal that all machines of a world share. Every write is looked at by the referee, as it is done.
 *
 * @param journal the journal itself, which never fails; failing is the wire's affair
 */
record WatchedJournal(InMemoryJournal journal, Referee referee) implements Journal, Claims {

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        var entered = now(journal.enter(submitted));
        referee.readOn();
        return CompletableFuture.completedStage(entered);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var written = now(journal.commit(change));
        referee.committed(change, written);
        referee.readOn();
        return CompletableFuture.completedStage(written);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return journal.find(id);
    }

    @Override
    public CompletionStage<List<JournalEntry>> list(UploadQuery query) {
        return journal.list(query);
    }

    @Override
    public CompletionStage<StoreStats> stats() {
        return journal.stats();
    }

    @Override
    public CompletionStage<Void> probe() {
        return journal.probe();
    }

    @Override
    public CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease) {
        var claimed = now(journal.claim(owner, scope, limit, lease));
        if (claimed.isEmpty()) {
            referee.foundNothing(owner);
        }
        claimed.forEach(entry -> referee.claimed(owner, entry, lease));
        return CompletableFuture.completedStage(claimed);
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        var kept = now(journal.renew(owner, ids, lease));
        kept.forEach(id -> referee.renewed(owner, id, lease));
        return CompletableFuture.completedStage(kept);
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        referee.released(owner, id);
        return journal.release(owner, id, delay);
    }

    @Override
    public CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        return journal.nextDue(scope);
    }

    /** The journal in memory never waits, so whatever the referee says stops the world at once. */
    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
