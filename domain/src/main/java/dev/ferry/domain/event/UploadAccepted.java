package dev.ferry.domain.event;

import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.UploadId;

/**
 * The Platform took the data and gave a processing token.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param token the Platform's receipt
 */
public record UploadAccepted(UploadId id, int attempt, ProcessingToken token) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "accepted";
    }
}
