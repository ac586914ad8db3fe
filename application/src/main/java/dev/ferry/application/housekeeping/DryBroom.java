package dev.ferry.application.housekeeping;

import dev.ferry.application.journal.Ended;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.domain.submission.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Clears nothing away: finds out what {@link WetBroom} would.
 *
 * @param retention is asked, and changes nothing
 * @param ended the uploads that would be forgotten
 * @param storedBefore bytes that were stored since would be left alone
 */
public record DryBroom(Retention retention, Ended ended, Instant storedBefore) implements Broom {

    @Override
    public CompletionStage<Boolean> forget(JournalEntry entry) {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<Set<ContentRef>> sweep(List<Stored> page) {
        return retention.unneeded(Broom.old(page, storedBefore), ended);
    }
}
