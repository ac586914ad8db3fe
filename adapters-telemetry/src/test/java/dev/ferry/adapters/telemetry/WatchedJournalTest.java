package dev.ferry.adapters.telemetry;

import dev.ferry.contracts.ClaimsContract;
import dev.ferry.contracts.JournalContract;
import dev.ferry.contracts.JournalUnderTest;

/** The decorated journal and claims fulfil the contracts of the ports. */
class WatchedJournalTest implements JournalContract, ClaimsContract {

    private final Rig rig = new Rig();

    @Override
    public JournalUnderTest ports() {
        return new JournalUnderTest(
                rig.memory.ports().decorated(uploads -> rig.journal, all -> rig.claims), rig.time::pass);
    }
}
