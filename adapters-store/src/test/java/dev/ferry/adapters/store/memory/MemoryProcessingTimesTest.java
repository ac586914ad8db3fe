package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.contracts.history.ProcessingTimesContract;

class MemoryProcessingTimesTest implements ProcessingTimesContract {

    private final ProcessingTimes times = new MemoryProcessingTimes();

    @Override
    public ProcessingTimes times() {
        return times;
    }
}
