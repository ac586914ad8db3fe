package dev.ferry.application.housekeeping;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.domain.submission.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What happens to what a run of housekeeping finds. */
public sealed interface Broom permits DryBroom, WetBroom {

    /**
     * Forgets an upload that has ended.
     *
     * @param ended its entry
     * @return whether it counts as forgotten
     */
    CompletionStage<Boolean> forget(JournalEntry ended);

    /**
     * Deletes the bytes that nobody needs.
     *
     * @param page what is stored; empty at the end
     * @return those that count as deleted
     */
    CompletionStage<Set<ContentRef>> sweep(List<Stored> page);

    /**
     * Those of a page that were stored long enough ago: the upload of younger ones may not be entered yet.
     *
     * @param page what is stored
     * @param storedBefore only bytes that were stored before this
     * @return references to what is older, in no order
     */
    static Set<ContentRef> old(List<Stored> page, Instant storedBefore) {
        return page.stream()
                .filter(stored -> stored.at().isBefore(storedBefore))
                .map(Stored::ref)
                .collect(Collectors.toSet());
    }
}
