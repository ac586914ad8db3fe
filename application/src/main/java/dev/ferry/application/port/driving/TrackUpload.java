package dev.ferry.application.port.driving;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Looks at uploads, without changing any. */
public interface TrackUpload {

    /**
     * Looks one up.
     *
     * @return its entry, or empty when there is none
     */
    CompletionStage<Optional<JournalEntry>> find(UploadId id);

    /**
     * Lists a page.
     *
     * @return the entries, the newest first
     */
    CompletionStage<List<JournalEntry>> list(UploadQuery query);

    /**
     * Waits until an upload is at rest: final, or held until a person decides. How long one waits has no influence on
     * the upload.
     *
     * @return its entry, at rest or as it is when the patience ends; empty when there is none
     */
    CompletionStage<Optional<JournalEntry>> await(UploadId id, Duration timeout);
}
