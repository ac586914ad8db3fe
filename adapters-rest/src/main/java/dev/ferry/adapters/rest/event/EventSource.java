package dev.ferry.adapters.rest.event;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.port.EventLog;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where a stream reads on: all events, or those of one upload. */
interface EventSource {

    /** Bounds what a stream holds in memory. */
    int PAGE = 200;

    /**
     * Reads on.
     *
     * @param number the last event already read, 0 for none
     * @return the events that follow, at most {@value #PAGE}
     */
    CompletionStage<List<RecordedEvent>> after(long number);

    /**
     * Whether nothing is left out.
     *
     * @return true for all events, false for those of one upload
     */
    default boolean everything() {
        return false;
    }

    static EventSource all(EventLog events) {
        return new EventSource() {
            @Override
            public CompletionStage<List<RecordedEvent>> after(long number) {
                return events.after(number, PAGE);
            }

            @Override
            public boolean everything() {
                return true;
            }
        };
    }

    static EventSource of(EventLog events, UploadId id) {
        return number -> events.of(id, number, PAGE);
    }
}
