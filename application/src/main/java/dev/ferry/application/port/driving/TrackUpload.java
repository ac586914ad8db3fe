package dev.ferry.application.port.driving;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads the state of uploads. */
public interface TrackUpload {

    CompletionStage<Optional<JournalEntry>> find(UploadId id);

    /** Lists a page of uploads, the newest first. */
    CompletionStage<UploadPage> list(UploadQuery query);

    /**
     * Waits until an upload is at rest: it is final, or a person has to decide. The wait does not affect the upload.
     *
     * @return the entry at rest, or as it is after the timeout; empty when the upload does not exist
     */
    CompletionStage<Optional<JournalEntry>> await(UploadId id, Duration timeout);
}
