package dev.ferry.adapters.telemetry.meter;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which uploads this process has a lease, as far as what passes by tells. It is needed to tell a lease that was lost
 * from one that had ended just before it was to be renewed. Any thread.
 */
public final class TrackedLeases {

    private final Map<UploadId, Integer> held = new ConcurrentHashMap<>();

    /**
     * A lease that was lost.
     *
     * @param attempt its attempt when it was claimed
     */
    public record Lost(UploadId id, int attempt) {}

    public TrackedLeases() {}

    int count() {
        return held.size();
    }

    void taken(List<JournalEntry> claimed) {
        claimed.forEach(
                entry -> held.put(entry.upload().id(), entry.upload().attempt().number()));
    }

    /** Ends a lease, or is about to: one that goes with a write under way is not lost. Gives what takes that back. */
    Runnable ended(UploadId id) {
        var attempt = held.remove(id);
        return attempt == null ? () -> {} : () -> held.putIfAbsent(id, attempt);
    }

    /** Which of those that were to be renewed are somebody else's by now. */
    List<Lost> lost(Collection<UploadId> asked, Set<UploadId> kept) {
        return asked.stream()
                .filter(id -> !kept.contains(id))
                .map(id -> new Lost(id, held.getOrDefault(id, 0)))
                .filter(lost -> held.remove(lost.id()) != null)
                .toList();
    }
}
