package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.StoreStatsSource;
import dev.ferry.contracts.ClaimsContract;
import dev.ferry.contracts.EventLogContract;
import dev.ferry.contracts.JournalContract;
import dev.ferry.contracts.JournalPorts;
import dev.ferry.contracts.RetentionContract;
import dev.ferry.contracts.StoreStatsContract;
import dev.ferry.contracts.fake.VirtualTime;

class InMemoryJournalTest
        implements JournalContract, ClaimsContract, EventLogContract, RetentionContract, StoreStatsContract {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal(time);

    @Override
    public JournalPorts ports() {
        return new JournalPorts(journal, journal, journal, journal, time::pass);
    }

    @Override
    public StoreStatsSource statsSource() {
        return journal;
    }
}
