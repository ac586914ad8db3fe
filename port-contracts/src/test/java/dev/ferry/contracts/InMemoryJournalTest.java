package dev.ferry.contracts;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.port.driven.StoreStatsSource;
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
