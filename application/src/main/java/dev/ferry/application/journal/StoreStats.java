package dev.ferry.application.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a journal stands at one moment.
 *
 * @param at the moment, by the journal's clock
 * @param uploads how many there are of each state; every state has a number
 * @param longestDue since when the upload that has waited longest could have been taken up: it is due and nobody's;
 *     null when there is none
 * @param lastEvent the highest number of an event that is remembered, 0 when there is none
 */
public record StoreStats(
        Instant at,
        Map<UploadState, Long> uploads,
        @Nullable Instant longestDue,
        long lastEvent) {

    /** Fills in the states that are missing. */
    public StoreStats {
        var all = new EnumMap<UploadState, Long>(UploadState.class);
        for (var state : UploadState.values()) {
            all.put(state, uploads.getOrDefault(state, 0L));
        }
        uploads = Map.copyOf(all);
    }

    /**
     * For how long the upload that has waited longest has been due.
     *
     * @return zero when none is due
     */
    public Duration longestWait() {
        return longestDue == null || longestDue.isAfter(at) ? Duration.ZERO : Duration.between(longestDue, at);
    }
}
