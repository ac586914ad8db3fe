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
 * Forgets what is over. Nothing that is not final, that is due or that somebody holds a lease on is ever listed or
 * forgotten. Stages fail as those of {@link Journal} do.
 */
public interface Retention {

    /**
     * Lists what has ended, a page at a time.
     *
     * @param after the last of the page before, whether it is still remembered or not; null for the first page
     * @param limit at most so many, at least 1
     * @return the entries, those first that have not changed for the longest; empty when there are no more
     */
    CompletionStage<List<JournalEntry>> ended(RetentionQuery which, @Nullable JournalEntry after, int limit);

    /**
     * Forgets an upload and its events in one transaction, if it is final and still at the version that was seen. From
     * then on it needs no bytes, and its id may be entered again. Numbers of events are neither shifted nor given
     * twice.
     *
     * @param version the version at which it was seen to have ended
     * @return false when it has moved since or is not over, and nothing was changed
     */
    CompletionStage<Boolean> forget(UploadId id, long version);

    /**
     * Asks which bytes could go. An upload needs its data and its results, those of earlier attempts too, until it is
     * forgotten.
     *
     * @param refs names of bytes
     * @param forgotten uploads to be taken for forgotten already, to find out what forgetting them would set free
     * @return those of the names that no remembered upload needs
     */
    CompletionStage<Set<ContentRef>> unneeded(Collection<ContentRef> refs, RetentionQuery forgotten);

    /**
     * Which uploads are over for long enough: at rest in a final state, and not changed since a time.
     *
     * @param states only these; none at all when empty
     * @param before only those that last changed before this, by the journal's clock
     */
    record RetentionQuery(Set<UploadState> states, Instant before) {

        /**
         * Keeps a copy of the states.
         *
         * @throws IllegalArgumentException when a state is not final
         */
        public RetentionQuery {
            states = Set.copyOf(states);
            states.stream().filter(state -> !state.isFinal()).findFirst().ifPresent(open -> {
                throw new IllegalArgumentException("an upload that is " + open.word() + " has not ended");
            });
        }

        /**
         * No upload.
         *
         * @return what includes nothing
         */
        public static RetentionQuery none() {
            return new RetentionQuery(Set.of(), Instant.EPOCH);
        }

        /**
         * Whether an entry is one of them. A journal also makes sure that nobody has a lease on it.
         *
         * @return true when it has ended long enough ago
         */
        public boolean includes(JournalEntry entry) {
            return entry.atRest()
                    && states.contains(UploadState.of(entry.upload()))
                    && entry.updatedAt().isBefore(before);
        }
    }
}
