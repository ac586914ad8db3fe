package dev.ferry.application.port.driving;

import dev.ferry.application.journal.UploadState;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads what an operator needs to know at a glance. */
public interface ReadOverview {

    /**
     * Counts the uploads and looks for a pause. The counts are at most a second old.
     *
     * @return fails with an {@link java.io.IOException} when the journal cannot be read
     */
    CompletionStage<Overview> read();

    /**
     * The state of a Ferry.
     *
     * @param at when the uploads were counted, by the journal's clock
     * @param uploads the number of uploads in each state; every state has an entry
     * @param pausedUntil the end of the account's pause, by the journal's clock; null when there is none
     */
    record Overview(
            Instant at,
            Map<UploadState, Long> uploads,
            @Nullable Instant pausedUntil) {}
}
