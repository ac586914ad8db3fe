package dev.ferry.domain.event;

import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;

/**
 * An attempt waits for its turn.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param reason why there is this attempt
 * @param overwrite whether the Platform may replace a data set of the same name
 * @param payload the bytes to deliver
 */
public record UploadQueued(UploadId id, int attempt, Reason reason, boolean overwrite, ContentRef payload)
        implements UploadEvent {

    /** Why an attempt was queued; every choice that may send data again is on record here. */
    public enum Reason {
        /** A new submission. */
        SUBMITTED,
        /** Corrected data for a data set that the Platform holds. */
        RESUBMITTED,
        /** A failed attempt, tried again by hand. */
        RETRIED,
        /** An attempt in doubt, sent again with Overwrite=true. */
        SETTLED_OVERWRITE,
        /** An attempt in doubt, sent again as it was. */
        SETTLED_RETRY
    }

    @Override
    public String type() {
        return PREFIX + "queued";
    }
}
