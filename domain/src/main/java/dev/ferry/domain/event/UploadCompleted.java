package dev.ferry.domain.event;

import dev.ferry.domain.submission.UploadId;

/**
 * All results are home.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 */
public record UploadCompleted(UploadId id, int attempt) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "completed";
    }
}
