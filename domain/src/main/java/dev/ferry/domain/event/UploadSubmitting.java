package dev.ferry.domain.event;

import dev.ferry.domain.submission.UploadId;

/**
 * The intent to send is durable; the first byte may go out now.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 */
public record UploadSubmitting(UploadId id, int attempt) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "submitting";
    }
}
