package dev.ferry.application.inmemory;

import dev.ferry.contracts.ClaimsContract;
import dev.ferry.contracts.EventLogContract;
import dev.ferry.contracts.JournalContract;
import dev.ferry.contracts.JournalUnderTest;
import dev.ferry.contracts.NameOrderContract;
import dev.ferry.contracts.RetentionContract;
import dev.ferry.contracts.StoreStatsContract;
import dev.ferry.contracts.fake.VirtualTime;

class InMemoryJournalTest
        implements JournalContract,
                ClaimsContract,
                NameOrderContract,
                EventLogContract,
                RetentionContract,
                StoreStatsContract {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal(time);

    @Override
    public JournalUnderTest ports() {
        return new JournalUnderTest(journal.ports(), time::pass);
    }
}
