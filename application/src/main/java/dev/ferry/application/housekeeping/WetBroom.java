package dev.ferry.application.housekeeping;

import dev.ferry.application.journal.Ended;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.domain.submission.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Clears away for good.
 *
 * @param retention forgets uploads
 * @param payloads deletes bytes
 * @param storedBefore bytes that were stored since are left alone; a time from before the first question to the
 *     journal, so that whatever is stored after an answer is younger, however long the deleting takes
 */
public record WetBroom(Retention retention, Payloads payloads, Instant storedBefore) implements Broom {

    @Override
    public CompletionStage<Boolean> forget(JournalEntry ended) {
        return retention.forget(ended.upload().id(), ended.version());
    }

    @Override
    public CompletionStage<Set<ContentRef>> sweep(List<Stored> page) {
        return retention
                .unneeded(Broom.old(page, storedBefore), Ended.none())
                .thenCompose(unneeded -> payloads.discard(unneeded, storedBefore));
    }
}
