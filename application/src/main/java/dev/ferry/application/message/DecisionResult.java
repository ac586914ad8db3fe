package dev.ferry.application.message;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;

/** What became of a decision. */
public sealed interface DecisionResult {

    /**
     * It is done.
     *
     * @param entry the upload after it
     */
    record Done(JournalEntry entry) implements DecisionResult {}

    /**
     * There is no such upload.
     *
     * @param id what was asked for
     */
    record NotFound(UploadId id) implements DecisionResult {}

    /**
     * The upload's state does not allow it; nothing was changed.
     *
     * @param entry the upload as it is
     * @param reason one line: why, and what is allowed instead
     */
    record NotAllowed(JournalEntry entry, String reason) implements DecisionResult {}

    /**
     * The corrected data is not text that could be sent; nothing was changed.
     *
     * @param reason one line: what is wrong, where, and the remedy
     */
    record Unusable(String reason) implements DecisionResult {}
}
