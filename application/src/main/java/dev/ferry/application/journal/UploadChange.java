package dev.ferry.application.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A change of one upload, to be committed in one transaction with its events.
 *
 * @param expectedVersion the version on which the change was decided
 * @param delay the time until an engine may claim the upload, by the journal's clock; null when it is at rest
 * @param keepsLease whether the owner keeps its claim
 */
public record UploadChange(
        long expectedVersion,
        TransitionBatch<?> batch,
        @Nullable Duration delay,
        boolean keepsLease) {

    /** The owner continues with the upload at once. If the owner stops, another may claim it after the lease. */
    public static UploadChange keepingLease(long expectedVersion, TransitionBatch<?> batch) {
        return new UploadChange(expectedVersion, batch, Duration.ZERO, true);
    }

    /**
     * The claim ends, and any engine may claim the upload when it is due.
     *
     * @param delay the time until then; zero or less means at once
     */
    public static UploadChange releasing(long expectedVersion, TransitionBatch<?> batch, Duration delay) {
        return new UploadChange(expectedVersion, batch, delay, false);
    }

    /** The claim ends, and the upload is at rest. */
    public static UploadChange resting(long expectedVersion, TransitionBatch<?> batch) {
        return new UploadChange(expectedVersion, batch, null, false);
    }
}
