package dev.ferry.application.inmemory;

import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeStats;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Processing times in memory. */
final class InMemoryProcessingTimes implements ProcessingTimes {

    private ProcessingTimeStats stats = ProcessingTimeStats.NONE;

    InMemoryProcessingTimes() {}

    @Override
    public synchronized CompletionStage<ProcessingTimeStats> read() {
        return CompletableFuture.completedStage(stats);
    }

    @Override
    public synchronized CompletionStage<ProcessingTimeStats> add(List<ProcessingTime> times) {
        stats = stats.with(times);
        return CompletableFuture.completedStage(stats);
    }
}
