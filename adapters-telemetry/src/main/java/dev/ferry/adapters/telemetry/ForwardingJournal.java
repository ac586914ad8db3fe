package dev.ferry.adapters.telemetry;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A journal that delegates every call to another journal; subclasses override the calls that they observe. */
public abstract class ForwardingJournal implements Journal {

    /** The decorated journal. */
    protected final Journal journal;

    protected ForwardingJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return journal.enter(submitted);
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        return journal.commit(change);
    }

    @Override
    public final CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return journal.find(id);
    }

    @Override
    public final CompletionStage<UploadPage> list(UploadQuery query) {
        return journal.list(query);
    }

    @Override
    public final CompletionStage<StoreStats> stats() {
        return journal.stats();
    }

    @Override
    public final CompletionStage<Void> probe() {
        return journal.probe();
    }
}
