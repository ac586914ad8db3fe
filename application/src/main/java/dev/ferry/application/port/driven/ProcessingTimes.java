package dev.ferry.application.port.driven;

import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Stores how long the Platform took with this account's data sets. Only the times of polls depend on it, so Ferry
 * continues without it when it fails. Stages fail as those of {@link Journal} do.
 */
public interface ProcessingTimes {

    /** Reads the observations of all processes that share the journal. */
    CompletionStage<ProcessingTimeStats> read();

    /**
     * Adds observations. Concurrent calls lose none.
     *
     * @param times in the order in which they were made
     * @return the new statistics, once they are durable
     */
    CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times);
}
