package dev.ferry.domain.event;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;

/**
 * Certainly not taken; it is tried again later under the same attempt.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param fault what stood in the way
 * @param until when it is tried again
 */
public record UploadDeferred(UploadId id, int attempt, Fault fault, Instant until) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "deferred";
    }
}
