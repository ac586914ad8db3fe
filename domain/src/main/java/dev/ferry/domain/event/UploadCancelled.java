package dev.ferry.domain.event;

import dev.ferry.domain.submission.UploadId;

/**
 * Somebody no longer wants it.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 */
public record UploadCancelled(UploadId id, int attempt) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "cancelled";
    }
}
