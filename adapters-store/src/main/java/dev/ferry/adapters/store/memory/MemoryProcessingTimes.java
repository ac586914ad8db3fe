package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.domain.history.Experience;
import dev.ferry.domain.history.ProcessingTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Processing times that are forgotten with the program. */
public final class MemoryProcessingTimes implements ProcessingTimes {

    private Experience experience = Experience.NONE;

    /** Without experience. */
    public MemoryProcessingTimes() {}

    @Override
    public synchronized CompletionStage<Experience> read() {
        return CompletableFuture.completedStage(experience);
    }

    @Override
    public synchronized CompletionStage<Experience> add(List<ProcessingTime> times) {
        experience = experience.with(times);
        return CompletableFuture.completedStage(experience);
    }
}
