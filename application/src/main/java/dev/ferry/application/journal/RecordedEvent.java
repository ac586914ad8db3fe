package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place in the journal.
 *
 * @param number 1 for the journal's first event, then in the order of commits, without gaps but for events of uploads
 *     that were forgotten; never given twice
 * @param at when it was committed, by the journal's clock
 * @param caller the place in a trace of whoever asked for the upload, null when that is in none
 */
public record RecordedEvent(
        long number,
        Instant at,
        UploadEvent event,
        @Nullable TraceContext caller) {

    /**
     * Where the upload stands in a trace.
     *
     * @return the same for all events of an upload
     */
    public TraceContext trace() {
        return TraceContext.of(event.id(), caller);
    }
}
