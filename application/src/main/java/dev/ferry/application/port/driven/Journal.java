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
 * The memory of all uploads. A stage of a write completes only after the write is as durable as the journal can make
 * it; stages may complete on any thread and fail with {@link java.io.IOException} when the journal cannot be read or
 * written.
 */
public interface Journal {

    /**
     * Enters a new upload, due at once, together with its first event.
     *
     * @return the entry, at version 1, or empty when the id is taken and nothing was written
     */
    CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted);

    /**
     * Writes steps and their events together, if the upload is still at the version they were decided on.
     *
     * @return the entry at its new version, or empty when somebody else was first and nothing was written
     */
    CompletionStage<Optional<JournalEntry>> commit(UploadChange change);

    /**
     * Looks an upload up.
     *
     * @return its entry, or empty when there is none
     */
    CompletionStage<Optional<JournalEntry>> find(UploadId id);

    /**
     * Lists uploads.
     *
     * @return the entries, the newest first
     */
    CompletionStage<List<JournalEntry>> list(UploadQuery query);

    /**
     * Counts what the journal has. A long journal takes a moment, so this is for intervals, not for every request.
     *
     * @return the figures of one moment, the same for all processes that share the journal
     */
    CompletionStage<StoreStats> stats();

    /**
     * Writes something of no meaning, as durably as everything else.
     *
     * @return completes when it could be written
     */
    CompletionStage<Void> probe();
}
