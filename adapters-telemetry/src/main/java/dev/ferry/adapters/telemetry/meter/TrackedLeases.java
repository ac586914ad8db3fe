package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads on which this process has a lease, derived from its calls to the ports. It distinguishes a lost lease
 * from one that ended just before its renewal. Thread-safe.
 */
public final class TrackedLeases {

    private final Map<UploadId, Integer> attempts = new ConcurrentHashMap<>();

    /**
     * A lease that was lost.
     *
     * @param attempt the upload's attempt when the lease was claimed
     */
    public record Lost(UploadId id, int attempt) {}

    public TrackedLeases() {}

    int count() {
        return attempts.size();
    }

    void taken(List<JournalEntry> claimed) {
        claimed.forEach(entry ->
                attempts.put(entry.upload().id(), entry.upload().attempt().number()));
    }

    /**
     * Removes a lease that ended or that a pending write ends, so it does not count as lost.
     *
     * @return restores the lease, for a write that failed
     */
    Runnable ended(UploadId id) {
        var attempt = attempts.remove(id);
        return attempt == null ? () -> {} : () -> attempts.putIfAbsent(id, attempt);
    }

    /** Removes and returns the leases that were not renewed because another owner has them. */
    List<Lost> removeLost(Collection<UploadId> requested, Set<UploadId> kept) {
        return requested.stream()
                .filter(id -> !kept.contains(id))
                .map(id -> new Lost(id, attempts.getOrDefault(id, 0)))
                .filter(lost -> attempts.remove(lost.id()) != null)
                .toList();
    }
}
