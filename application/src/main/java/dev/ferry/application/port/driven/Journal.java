package dev.ferry.application.port.driven;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The durable record of all uploads. A write completes only when it is as durable as the journal can make it. Stages
 * may complete on any thread; they fail with {@link java.io.IOException} when the journal cannot be read or written.
 */
public interface Journal {

    /**
     * Adds a new upload together with its first event. It is due at once, unless an earlier upload of the same name is
     * not at rest, or may still be under way: then it waits for that one, in the order of acceptance.
     *
     * @return the entry, at version 1; empty when the id exists and nothing was written
     */
    CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted);

    /**
     * Writes transitions and their events together, if the upload still has the version on which they were decided.
     * When the upload comes to rest, the next one of its name is due. When it has replaced the data of its name, the
     * earlier uploads in doubt are {@linkplain UploadChange#superseding superseded} in the same transaction.
     *
     * @return the entry at its new version; empty when nothing was written: a concurrent write won, or the upload would
     *     be sent again although a later one of its name was sent, which only {@link UploadChange#overNewer} permits,
     *     and not before that one has ended
     */
    CompletionStage<Optional<JournalEntry>> commit(UploadChange change);

    CompletionStage<Optional<JournalEntry>> find(UploadId id);

    /** Lists uploads, the newest first. A page stays the same when newer uploads are added. */
    CompletionStage<UploadPage> list(UploadQuery query);

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
