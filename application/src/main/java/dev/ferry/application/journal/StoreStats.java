package dev.ferry.application.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a journal at one moment.
 *
 * @param at the moment, by the journal's clock
 * @param uploads the number of uploads in each state; every state has an entry
 * @param longestDue when the upload that has waited longest for a claim became due; null when none waits
 * @param lastEvent the highest number of a stored event; 0 when there is none
 */
public record StoreStats(
        Instant at,
        Map<UploadState, Long> uploads,
        @Nullable Instant longestDue,
        long lastEvent) {

    /** Adds the missing states. */
    public StoreStats {
        var all = new EnumMap<UploadState, Long>(UploadState.class);
        for (var state : UploadState.values()) {
            all.put(state, uploads.getOrDefault(state, 0L));
        }
        uploads = Map.copyOf(all);
    }

    /** How long the upload that has waited longest has been due; zero when none is due. */
    public Duration longestWait() {
        return longestDue == null || longestDue.isAfter(at) ? Duration.ZERO : Duration.between(longestDue, at);
    }
}
