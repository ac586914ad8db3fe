package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.contracts.processingtime.ProcessingTimesContract;

class InMemoryProcessingTimesTest implements ProcessingTimesContract {

    private final ProcessingTimes times = new InMemoryProcessingTimes();

    @Override
    public ProcessingTimes times() {
        return times;
    }
}
