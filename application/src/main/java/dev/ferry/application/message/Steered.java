package dev.ferry.application.message;

import dev.ferry.application.journal.Entry;
import dev.ferry.domain.submission.UploadId;

/** What became of a decision. */
public sealed interface Steered {

    /**
     * It is done.
     *
     * @param entry the upload after it
     */
    record Done(Entry entry) implements Steered {}

    /**
     * There is no such upload.
     *
     * @param id what was asked for
     */
    record NotFound(UploadId id) implements Steered {}

    /**
     * The upload's state does not allow it; nothing was changed.
     *
     * @param entry the upload as it is
     * @param reason one line: why, and what is allowed instead
     */
    record NotAllowed(Entry entry, String reason) implements Steered {}

    /**
     * The corrected data is not text that could be sent; nothing was changed.
     *
     * @param reason one line: what is wrong, where, and the remedy
     */
    record Unusable(String reason) implements Steered {}
}
