package dev.ferry.contracts;

import dev.ferry.application.inmemory.InMemoryProcessingTimes;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.contracts.processingtime.ProcessingTimesContract;

class InMemoryProcessingTimesTest implements ProcessingTimesContract {

    private final ProcessingTimes times = new InMemoryProcessingTimes();

    @Override
    public ProcessingTimes times() {
        return times;
    }
}
