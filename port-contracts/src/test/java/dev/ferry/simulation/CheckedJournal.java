package dev.ferry.simulation;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
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
 * The journal that all nodes of a simulation share. The invariants are checked after every write.
 *
 * @param journal never fails itself; the network simulates failures
 */
record CheckedJournal(InMemoryJournal journal, InvariantChecker invariants) implements Journal, Claims {

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        var entered = value(journal.enter(submitted));
        invariants.checkNewEvents();
        return CompletableFuture.completedStage(entered);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var written = value(journal.commit(change));
        invariants.committed(change, written);
        invariants.checkNewEvents();
        return CompletableFuture.completedStage(written);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return journal.find(id);
    }

    @Override
    public CompletionStage<UploadPage> list(UploadQuery query) {
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
        var claimed = value(journal.claim(owner, scope, limit, lease));
        if (claimed.isEmpty()) {
            invariants.claimedNothing(owner);
        }
        claimed.forEach(entry -> invariants.claimed(owner, entry, lease));
        return CompletableFuture.completedStage(claimed);
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        var renewed = value(journal.renew(owner, ids, lease));
        renewed.forEach(id -> invariants.renewed(owner, id, lease));
        return CompletableFuture.completedStage(renewed);
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        invariants.released(owner, id);
        return journal.release(owner, id, delay);
    }

    @Override
    public CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        return journal.nextDue(scope);
    }

    @Override
    public CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease) {
        invariants.corrected(longestWait, lease);
        return journal.correctFarTimes(scope, longestWait, lease);
    }

    @Override
    public CompletionStage<Void> bringForward(Duration within) {
        return journal.bringForward(within);
    }

    /** Stages of the journal in memory are always complete, so a violation ends the simulation at once. */
    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
