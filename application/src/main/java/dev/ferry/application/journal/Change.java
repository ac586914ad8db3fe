package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One or several steps of one upload, to be committed in one transaction with their events.
 *
 * @param next the state after the last step
 * @param expectedVersion the version that the steps were decided on
 * @param events what the steps tell, in order
 * @param due when an engine should take it up next, null for never
 * @param keepsLease whether the claim under which it was decided goes on
 */
public record Change(
        Upload next,
        long expectedVersion,
        List<UploadEvent> events,
        @Nullable Instant due,
        boolean keepsLease) {

    /** Copies the events. */
    public Change {
        events = List.copyOf(events);
    }

    /**
     * A step after which the same owner goes on at once.
     *
     * @param expectedVersion the version that the step was decided on
     * @param step the step
     * @param due when somebody else should take it up if the owner is lost
     * @return the change
     */
    public static Change holding(long expectedVersion, Transition<?> step, Instant due) {
        return new Change(step.next(), expectedVersion, List.of(step.event()), due, true);
    }

    /**
     * A step after which anybody may take it up.
     *
     * @param expectedVersion the version that the step was decided on
     * @param step the step
     * @param due from when on
     * @return the change
     */
    public static Change releasing(long expectedVersion, Transition<?> step, Instant due) {
        return new Change(step.next(), expectedVersion, List.of(step.event()), due, false);
    }

    /**
     * A step after which nothing more happens by itself.
     *
     * @param expectedVersion the version that the step was decided on
     * @param step the step
     * @return the change
     */
    public static Change resting(long expectedVersion, Transition<?> step) {
        return new Change(step.next(), expectedVersion, List.of(step.event()), null, false);
    }
}
