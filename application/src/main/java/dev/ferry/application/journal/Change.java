package dev.ferry.application.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one upload, to be committed in one transaction with their events.
 *
 * @param expectedVersion the version that the steps were decided on
 * @param steps the steps
 * @param due when an engine should take it up next, null for never
 * @param keepsLease whether the claim under which it was decided goes on
 */
public record Change(
        long expectedVersion, Steps<?> steps, @Nullable Instant due, boolean keepsLease) {

    /**
     * Steps after which the same owner goes on at once.
     *
     * @param expectedVersion the version that the steps were decided on
     * @param steps the steps
     * @param due when somebody else should take it up if the owner is lost
     * @return the change
     */
    public static Change holding(long expectedVersion, Steps<?> steps, Instant due) {
        return new Change(expectedVersion, steps, due, true);
    }

    /**
     * Steps after which anybody may take it up.
     *
     * @param expectedVersion the version that the steps were decided on
     * @param steps the steps
     * @param due from when on
     * @return the change
     */
    public static Change releasing(long expectedVersion, Steps<?> steps, Instant due) {
        return new Change(expectedVersion, steps, due, false);
    }

    /**
     * Steps after which nothing more happens by itself.
     *
     * @param expectedVersion the version that the steps were decided on
     * @param steps the steps
     * @return the change
     */
    public static Change resting(long expectedVersion, Steps<?> steps) {
        return new Change(expectedVersion, steps, null, false);
    }
}
