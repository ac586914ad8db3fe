package dev.ferry.domain.event;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.submission.UploadId;

/**
 * The attempt is over without an outcome of the data's own.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param fault why
 */
public record UploadFailed(UploadId id, int attempt, Fault fault) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "failed";
    }
}
