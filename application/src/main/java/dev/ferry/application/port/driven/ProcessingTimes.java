package dev.ferry.application.port.driven;

import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * How long the Platform took with the data sets of this journal's account. Nothing depends on it but when questions are
 * asked, so what cannot be read or written is done without. Stages fail as those of {@link Journal} do.
 */
public interface ProcessingTimes {

    /**
     * Reads what is known.
     *
     * @return what all who share the journal have learned
     */
    CompletionStage<ProcessingTimeStats> read();

    /**
     * Adds observations to what is known, whoever else adds some at the same time.
     *
     * @param times in the order in which they were made
     * @return what is known now, durably
     */
    CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times);
}
