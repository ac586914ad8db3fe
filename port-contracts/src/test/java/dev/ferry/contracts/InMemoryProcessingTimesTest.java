package dev.ferry.contracts;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.contracts.processingtime.ProcessingTimesContract;
import java.time.InstantSource;

class InMemoryProcessingTimesTest implements ProcessingTimesContract {

    private final ProcessingTimes times =
            new InMemoryJournal(InstantSource.system()).ports().times();

    @Override
    public ProcessingTimes times() {
        return times;
    }
}
