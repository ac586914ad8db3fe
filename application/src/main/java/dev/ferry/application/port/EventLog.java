package dev.ferry.application.port;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Every event of the uploads that the journal has, in the order of their commits. The store implements it, and driving
 * adapters read it: it is the one port of both sides.
 *
 * <p>A reader remembers the number of the last event it has read and asks for the events after it. It misses none and
 * sees none twice. Pruning deletes the events of an upload with it; the numbers of the others stay, so a gap means that
 * nothing is left there. Stages fail with {@link java.io.IOException} when the journal cannot be read.
 */
public interface EventLog {

    /** At most {@code limit} events after the one with this number; 0 starts at the first, and empty means the end. */
    CompletionStage<List<RecordedEvent>> after(long number, int limit);

    /** The same for the events of one upload. */
    CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit);

    /**
     * Calls {@code hint} after commits that added events. A hint may be missing, above all for commits of other
     * processes, or superfluous; a reader therefore also reads at intervals.
     *
     * @param hint called on any thread; must not block
     */
    Subscription subscribe(Runnable hint);
}
