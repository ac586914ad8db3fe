package dev.ferry.application.port.driven;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which upload, for how long. Everything runs by the journal's clock, and what is said in between is how
 * long, never when: so the clocks of owners may be wrong. Claiming raises the version, so whatever a former owner still
 * decides is refused by {@link Journal#commit}.
 */
public interface Claims {

    /**
     * Takes uploads that are due and under nobody's lease, the longest due first.
     *
     * @param owner who takes them, unique to a running engine
     * @param scope which uploads the owner works on
     * @return the entries, each at a new version; empty when nothing is due
     */
    CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease);

    /**
     * Prolongs leases.
     *
     * @param lease for how long from now
     * @return the ids that the owner still holds; the others are lost
     */
    CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease);

    /**
     * Gives an upload back.
     *
     * @param delay for how long it is to be left alone, zero or less for not at all
     * @return completes when given back; does nothing when the owner no longer holds it
     */
    CompletionStage<Void> release(String owner, UploadId id, Duration delay);

    /**
     * How long it is until there is something to claim, if nothing changes before.
     *
     * @param scope which uploads the asker works on
     * @return never negative, zero when there is something now; empty when nothing is waiting
     */
    CompletionStage<Optional<Duration>> nextDue(Scope scope);

    /**
     * Which uploads an engine works on.
     *
     * @param only these, or every one when null
     */
    record Scope(@Nullable Set<UploadId> only) {

        /** Copies the ids. */
        public Scope {
            only = only == null ? null : Set.copyOf(only);
        }

        /** Every upload. */
        public static Scope everything() {
            return new Scope(null);
        }

        /** Some uploads. */
        public static Scope only(Set<UploadId> ids) {
            return new Scope(ids);
        }

        /**
         * Whether an upload belongs to it.
         *
         * @return true when the engine may work on it
         */
        public boolean includes(UploadId id) {
            return only == null || only.contains(id);
        }
    }
}
