package dev.ferry.application.port.driven;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Lists and deletes uploads that have ended. It never lists or deletes an upload that is not final, that is due, or
 * that is leased. Stages fail as those of {@link Journal} do.
 */
public interface Retention {

    /**
     * Lists uploads that have ended, one page at a time. Those that have not changed for the longest time come first.
     *
     * @param after the last entry of the page before, even if it has been deleted; null for the first page
     * @param limit the size of a page, at least 1
     * @return the next page; empty at the end
     */
    CompletionStage<List<JournalEntry>> ended(RetentionQuery which, @Nullable JournalEntry after, int limit);

    /**
     * Deletes an upload and its events in one transaction, if it is final, still has this version, and does not hold
     * back others because its request may still be under way. Then it needs no payloads, and its id can be entered
     * again. The numbers of the other events do not change, and no number is used twice.
     *
     * @return false when it has changed, is not final or holds back others; then nothing was deleted
     */
    CompletionStage<Boolean> delete(UploadId id, long version);

    /**
     * Finds payloads that no upload needs. An upload needs its data and its results, including those of earlier
     * attempts, until it is deleted.
     *
     * @param refs the payloads to check
     * @param treatedAsDeleted uploads to treat as deleted, to find out which payloads their deletion would free
     * @return those of {@code refs} that no other upload needs
     */
    CompletionStage<Set<ContentRef>> unneeded(Collection<ContentRef> refs, RetentionQuery treatedAsDeleted);

    /**
     * Selects uploads that are at rest in a final state and have not changed since a time.
     *
     * @param states the states to include; none when empty
     * @param before only uploads whose last change was before this, by the journal's clock
     */
    record RetentionQuery(Set<UploadState> states, Instant before) {

        /**
         * Checks the states.
         *
         * @throws IllegalArgumentException when a state is not final
         */
        public RetentionQuery {
            states = Set.copyOf(states);
            states.stream().filter(state -> !state.isFinal()).findFirst().ifPresent(open -> {
                throw new IllegalArgumentException("the state " + open.word() + " is not final");
            });
        }

        /** Selects no upload. */
        public static RetentionQuery none() {
            return new RetentionQuery(Set.of(), Instant.EPOCH);
        }

        /** Whether the query selects an entry. The journal must also check that it is not leased. */
        public boolean includes(JournalEntry entry) {
            return entry.atRest()
                    && states.contains(UploadState.of(entry.upload()))
                    && entry.updatedAt().isBefore(before);
        }
    }
}
