package dev.ferry.application.port.driven;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Everything that happened to the uploads that are remembered, in order, as committed with the states. Events of an
 * upload that was forgotten are gone; the others keep their numbers, so a reader goes on over the hole and misses
 * nothing that is still there.
 */
public interface EventLog {

    /**
     * Reads on.
     *
     * @param number the last event already read, 0 for none
     * @param limit at most so many
     * @return the events that follow, without gaps but for uploads that were forgotten
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
}
