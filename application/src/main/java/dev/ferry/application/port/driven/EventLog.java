package dev.ferry.application.port.driven;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Everything that ever happened, in order, as committed with the states. */
public interface EventLog {

    /**
     * Reads on.
     *
     * @param number the last event already read, 0 for none
     * @param limit at most so many
     * @return the events that follow, without gaps
     */
    CompletionStage<List<RecordedEvent>> after(long number, int limit);

    /**
     * Reads on in one upload's story.
     *
     * @param id the upload
     * @param number the last event already read, 0 for none
     * @param limit at most so many
     * @return its events that follow, in order
     */
    CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit);

    /**
     * Asks for a hint when events were appended. A hint may be missing or one too many: the log is the truth.
     *
     * @param hint called on any thread, must not block
     * @return closes to stop the hints
     */
    Subscription subscribe(Runnable hint);

    /** An end of hints. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
