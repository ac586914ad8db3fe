package dev.ferry.simulation;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A journal that breaks the contract.
 *
 * @param losesUploads it confirms new uploads without storing them
 * @param acceptsStaleWrites it accepts a write after a concurrent write won
 * @param forgetsNames it keeps each upload under a name of its own, so it keeps no order
 */
record BrokenJournal(Journal journal, boolean losesUploads, boolean acceptsStaleWrites, boolean forgetsNames)
        implements Journal {

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return losesUploads
                ? CompletableFuture.completedStage(
                        Optional.of(new JournalEntry(submitted.next(), 1, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH)))
                : journal.enter(forgetsNames ? renamed(submitted) : submitted);
    }

    private static Transition<Queued> renamed(Transition<Queued> submitted) {
        var given = submitted.next().submission();
        var renamed = new Submission(
                given.id(), new DatasetName(given.id().value()), given.kinds(), given.source(), given.caller());
        return new Transition<>(new Queued(renamed, submitted.next().attempt(), null), submitted.event());
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        return journal.commit(change)
                .thenCompose(written -> written.isEmpty() && acceptsStaleWrites
                        ? commitAnyway(change)
                        : CompletableFuture.completedStage(written));
    }

    private CompletionStage<Optional<JournalEntry>> commitAnyway(UploadChange change) {
        return journal.find(change.batch().state().id())
                .thenCompose(
                        entry -> journal.commit(change.at(entry.orElseThrow().version())));
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
}
