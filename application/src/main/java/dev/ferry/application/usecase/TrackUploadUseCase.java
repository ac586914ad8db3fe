package dev.ferry.application.usecase;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.port.driving.TrackUpload;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads the state of uploads. */
public final class TrackUploadUseCase implements TrackUpload {

    private final Journal journal;
    private final EventLog events;
    private final Scheduler scheduler;

    public TrackUploadUseCase(Journal journal, EventLog events, Scheduler scheduler) {
        this.journal = journal;
        this.events = events;
        this.scheduler = scheduler;
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
    public CompletionStage<Optional<JournalEntry>> await(UploadId id, Duration timeout) {
        return new UploadWaiter(id, journal, events, scheduler).await(timeout);
    }
}
