package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The uploads on which this process has a lease, derived from its calls to the ports. It distinguishes a lost lease
 * from one that ended just before its renewal. Thread-safe.
 */
public final class TrackedLeases {

    private final Map<UploadId, Lease> leases = new ConcurrentHashMap<>();

    /**
     * A lease that this process has.
     *
     * @param attempt the upload's attempt when the lease was claimed
     * @param version the upload's version when this process last claimed or wrote it
     */
    private record Lease(int attempt, long version) {}

    /**
     * A lease that was lost.
     *
     * @param attempt the upload's attempt when the lease was claimed
     */
    public record Lost(UploadId id, int attempt) {}

    public TrackedLeases() {}

    int count() {
        return leases.size();
    }

    void taken(List<JournalEntry> claimed) {
        claimed.forEach(entry -> leases.put(
                entry.upload().id(), new Lease(entry.upload().attempt().number(), entry.version())));
    }

    /** Notes the version of a written upload, if this process has a lease on it. */
    void written(JournalEntry entry) {
        leases.computeIfPresent(
                entry.upload().id(),
                (same, lease) -> new Lease(lease.attempt(), Math.max(lease.version(), entry.version())));
    }

    /** Removes a lease that a pending write ends, so it does not count as lost. */
    PendingWrite ending(UploadId id) {
        return new PendingWrite(id, leases.remove(id));
    }

    /** For a pending write that keeps the lease. */
    PendingWrite keeping(UploadId id) {
        return new PendingWrite(id, null);
    }

    /** A write whose result this process does not know yet, and the lease that it ends, if it ends one. */
    final class PendingWrite {

        private final UploadId id;
        private final @Nullable Lease lease;

        private PendingWrite(UploadId id, @Nullable Lease lease) {
            this.id = id;
            this.lease = lease;
        }

        /** The write is done. A claim of the same version was made before it, because the lease had run out. */
        void done() {
            if (lease != null) {
                leases.computeIfPresent(id, (same, other) -> other.version() <= lease.version() ? null : other);
            }
        }

        /** The write failed. */
        void failed() {
            if (lease != null) {
                leases.putIfAbsent(id, lease);
            }
        }
    }

    /** Removes a lease that another owner or a person has ended. */
    void ended(UploadId id) {
        leases.remove(id);
    }

    /** Removes and returns the leases that were not renewed because another owner has them. */
    List<Lost> removeLost(Collection<UploadId> requested, Set<UploadId> kept) {
        return requested.stream()
                .filter(id -> !kept.contains(id))
                .flatMap(id ->
                        Optional.ofNullable(leases.remove(id)).map(lease -> new Lost(id, lease.attempt())).stream())
                .toList();
    }
}
