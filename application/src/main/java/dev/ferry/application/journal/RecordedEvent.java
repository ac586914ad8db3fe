package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its number in the journal.
 *
 * @param number 1 for the journal's first event, then in the order of commits; never used twice. Deleted uploads leave
 *     gaps
 * @param at when it was committed, by the journal's clock
 * @param caller the trace context of the client that submitted the upload; null when it sent none
 */
public record RecordedEvent(
        long number,
        Instant at,
        UploadEvent event,
        @Nullable TraceContext caller) {

    /** The trace context of the upload, the same for all its events. */
    public TraceContext trace() {
        return TraceContext.of(event.id(), caller);
    }
}
