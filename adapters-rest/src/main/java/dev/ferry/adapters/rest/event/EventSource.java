package dev.ferry.adapters.rest.event;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.port.EventLog;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads the events of a stream: all events, or those of one upload. */
interface EventSource {

    /** The maximum number of events that a stream keeps in memory. */
    int PAGE = 200;

    /**
     * Reads the next page.
     *
     * @param number the number of the last event already read, 0 for none
     * @return the following events, at most {@value #PAGE}
     */
    CompletionStage<List<RecordedEvent>> after(long number);

    /** Returns true for the events of all uploads, false for those of one upload. */
    default boolean includesAllUploads() {
        return false;
    }

    static EventSource all(EventLog events) {
        return new EventSource() {
            @Override
            public CompletionStage<List<RecordedEvent>> after(long number) {
                return events.after(number, PAGE);
            }

            @Override
            public boolean includesAllUploads() {
                return true;
            }
        };
    }

    static EventSource of(EventLog events, UploadId id) {
        return number -> events.of(id, number, PAGE);
    }
}
