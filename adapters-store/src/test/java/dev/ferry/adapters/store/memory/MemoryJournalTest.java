package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.Census;
import dev.ferry.contracts.CensusContract;
import dev.ferry.contracts.ClaimsContract;
import dev.ferry.contracts.EventLogContract;
import dev.ferry.contracts.JournalContract;
import dev.ferry.contracts.JournalPorts;
import dev.ferry.contracts.RetentionContract;
import dev.ferry.contracts.fake.VirtualTime;

class MemoryJournalTest
        implements JournalContract, ClaimsContract, EventLogContract, RetentionContract, CensusContract {

    private final VirtualTime time = new VirtualTime();
    private final MemoryJournal journal = new MemoryJournal(time);

    @Override
    public JournalPorts ports() {
        return new JournalPorts(journal, journal, journal, journal, time::pass);
    }

    @Override
    public Census census() {
        return journal;
    }
}
