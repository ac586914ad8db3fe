package dev.ferry.application.port.driving;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reads on in what happened. A reader remembers the number of the last event it has seen; asking for what follows, it
 * misses nothing and sees nothing twice.
 */
public interface FollowEvents {

    /**
     * Reads on in everything.
     *
     * @param number the last event already read, 0 for none
     * @param limit at most so many
     * @return the events that follow, in order
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
     * Asks for a hint when this process has appended events. What other processes append comes without a hint, so
     * whoever follows looks now and then by itself.
     *
     * @param hint called on any thread, must not block
     * @return closes to stop the hints
     */
    Subscription subscribe(Runnable hint);
}
