package dev.ferry.application.port.driven;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The durable record of all uploads. A write completes only when it is as durable as the journal can make it. Stages
 * may complete on any thread; they fail with {@link java.io.IOException} when the journal cannot be read or written.
 */
public interface Journal {

    /**
     * Adds a new upload together with its first event. It is due at once.
     *
     * @return the entry, at version 1; empty when the id exists and nothing was written
     */
    CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted);

    /**
     * Writes transitions and their events together, if the upload still has the version on which they were decided.
     *
     * @return the entry at its new version; empty when a concurrent write won and nothing was written
     */
    CompletionStage<Optional<JournalEntry>> commit(UploadChange change);

    CompletionStage<Optional<JournalEntry>> find(UploadId id);

    /** Lists uploads, the newest first. */
    CompletionStage<List<JournalEntry>> list(UploadQuery query);

    /**
     * Counts the uploads. This takes a moment in a large journal, so call it at intervals and not per request. All
     * processes that share the journal get the same figures.
     */
    CompletionStage<StoreStats> stats();

    /**
     * Writes a meaningless value, as durably as any other write, to check that the journal can be written. Fails also
     * when the journal was once found damaged.
     */
    CompletionStage<Void> probe();
}
