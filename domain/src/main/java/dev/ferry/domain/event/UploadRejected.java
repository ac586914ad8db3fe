package dev.ferry.domain.event;

import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.submission.UploadId;

/**
 * The Platform processed the data and found fault with it; the feedback says where.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param status the Platform's word for it
 */
public record UploadRejected(UploadId id, int attempt, ProcessingStatus status) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "rejected";
    }
}
