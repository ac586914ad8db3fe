package dev.ferry.domain.event;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.submission.UploadId;

/**
 * The answer was lost: the Platform may hold the data, or not.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param fault how the answer was lost
 */
public record UploadInDoubt(UploadId id, int attempt, Fault fault) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "in-doubt";
    }
}
