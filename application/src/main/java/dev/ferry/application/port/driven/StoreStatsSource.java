package dev.ferry.application.port.driven;

import dev.ferry.application.journal.StoreStats;
import java.util.concurrent.CompletionStage;

/** Counts what the journal holds, for those who watch over it. All who share a journal get the same figures. */
public interface StoreStatsSource {

    /**
     * Counts once. It may take a moment with a long journal, so it is not for every request; nothing waits for it.
     *
     * @return the figures of one moment; fails as the stages of {@link Journal} do
     */
    CompletionStage<StoreStats> count();
}
