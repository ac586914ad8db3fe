package dev.ferry.application.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one upload, to be committed in one transaction with their events.
 *
 * @param expectedVersion the version that the steps were decided on
 * @param delay for how long it is left alone, by the journal's clock, before an engine should take it up; null for ever
 * @param keepsLease whether the claim under which it was decided goes on
 */
public record UploadChange(
        long expectedVersion,
        TransitionBatch<?> steps,
        @Nullable Duration delay,
        boolean keepsLease) {

    /**
     * Steps after which the same owner goes on at once, and anybody else if the owner is lost.
     *
     * @param expectedVersion the version that the steps were decided on
     */
    public static UploadChange keepingLease(long expectedVersion, TransitionBatch<?> steps) {
        return new UploadChange(expectedVersion, steps, Duration.ZERO, true);
    }

    /**
     * Steps after which anybody may take it up.
     *
     * @param expectedVersion the version that the steps were decided on
     * @param delay after how long, zero or less for at once
     */
    public static UploadChange releasing(long expectedVersion, TransitionBatch<?> steps, Duration delay) {
        return new UploadChange(expectedVersion, steps, delay, false);
    }

    /**
     * Steps after which nothing more happens by itself.
     *
     * @param expectedVersion the version that the steps were decided on
     */
    public static UploadChange resting(long expectedVersion, TransitionBatch<?> steps) {
        return new UploadChange(expectedVersion, steps, null, false);
    }
}
