package dev.ferry.application.port.driving;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.util.concurrent.CompletionStage;

/** Deletes an upload by a person's decision. */
public interface DeleteUpload {

    /**
     * Deletes a final upload and its events, and then its data sets and results, unless another upload needs the same
     * bytes. Bytes that were stored again since the upload's end are kept until they are pruned.
     *
     * @return fails with an {@link java.io.IOException} when the journal or the payloads cannot be read or written; if
     *     only the payloads fail, the upload is deleted, and pruning deletes its bytes
     */
    CompletionStage<DeletionResult> delete(UploadId id);

    /** The result of a deletion. */
    sealed interface DeletionResult {

        /**
         * The upload is deleted.
         *
         * @param payloads the number of its data sets and results that were deleted
         * @param bytes the total size of these payloads
         */
        record Deleted(UploadId id, long payloads, long bytes) implements DeletionResult {}

        /** The upload does not exist. */
        record NotFound(UploadId id) implements DeletionResult {}

        /**
         * The upload has not ended; nothing was changed.
         *
         * @param reason one line: the rule and the present state
         */
        record NotAllowed(JournalEntry entry, String reason) implements DeletionResult {}
    }
}
