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
 * Claims on uploads: which owner processes which upload, and for how long. All times are measured by the journal's
 * clock, and callers state durations and not times, so an owner's clock may be wrong. A claim from another owner raises
 * the version of the upload, so {@link Journal#commit} refuses all later writes of the former owner. Until then an
 * owner has the upload, even if its lease has run out.
 */
public interface Claims {

    /**
     * Claims uploads that are due and not leased to another owner, the longest due first. Of the queued uploads of one
     * name, only the first can be claimed: the next one is due when the one before it comes to rest. An upload of this
     * owner whose lease has run out is claimed again, at the same version.
     *
     * @param owner unique to a running engine
     * @param scope the uploads that the owner processes
     * @return the entries; empty when nothing is due
     */
    CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease);

    /**
     * Renews leases.
     *
     * @param lease the duration from now
     * @return the ids that the owner still has; it has lost the others
     */
    CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease);

    /**
     * Releases an upload; does nothing when the owner no longer has it.
     *
     * @param delay the time until the upload is due; zero or less means at once
     */
    CompletionStage<Void> release(String owner, UploadId id, Duration delay);

    /**
     * The time until an upload can be claimed, if nothing changes before.
     *
     * @return zero when one can be claimed now; empty when none is waiting
     */
    CompletionStage<Optional<Duration>> nextDue(Scope scope);

    /**
     * Corrects due times and leases that are further ahead than any that Ferry sets: the clock was ahead when they were
     * set. Such an upload becomes due at once, and so does one whose turn an older Ferry has not seen. Such a lease
     * ends after {@code lease}, in which a running owner renews it.
     *
     * @param longestWait the longest time that a due time or a lease can be ahead
     * @param lease the duration of the owners' leases
     * @return the number of corrected uploads, possibly not all that need it; zero when none needs it
     */
    CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease);

    /**
     * Makes the uploads that are due within a time due now. Leased uploads stay as they are.
     *
     * @param within the time from now
     */
    CompletionStage<Void> bringForward(Duration within);

    /**
     * The uploads that an engine processes.
     *
     * @param only these and the ones that they wait for, or all when null
     */
    record Scope(@Nullable Set<UploadId> only) {

        public Scope {
            only = only == null ? null : Set.copyOf(only);
        }

        public static Scope everything() {
            return new Scope(null);
        }

        public static Scope only(Set<UploadId> ids) {
            return new Scope(ids);
        }
    }
}
