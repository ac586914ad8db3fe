package dev.ferry.domain.event;

import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;

/**
 * One kind of result is home; the kind {@code status} says that processing itself has ended well.
 *
 * @param id the upload
 * @param attempt the number of the attempt
 * @param kind which
 */
public record ResultCollected(UploadId id, int attempt, ResultKind kind) implements UploadEvent {
    @Override
    public String type() {
        return PREFIX + "result-collected";
    }
}
