package dev.ferry.application.inmemory;

import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Processing times that are forgotten with the program. */
final class InMemoryProcessingTimes implements ProcessingTimes {

    private ProcessingTimeStats experience = ProcessingTimeStats.NONE;

    /** Without experience. */
    InMemoryProcessingTimes() {}

    @Override
    public synchronized CompletionStage<ProcessingTimeStats> read() {
        return CompletableFuture.completedStage(experience);
    }

    @Override
    public synchronized CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times) {
        experience = experience.with(times);
        return CompletableFuture.completedStage(experience);
    }
}
