package dev.ferry.adapters.telemetry;

import dev.ferry.contracts.ClaimsContract;
import dev.ferry.contracts.JournalContract;
import dev.ferry.contracts.JournalPorts;

/** A journal that is watched is a journal. */
class WatchedJournalTest implements JournalContract, ClaimsContract {

    private final Rig rig = new Rig();

    @Override
    public JournalPorts ports() {
        return new JournalPorts(rig.journal, rig.claims, rig.memory, rig.memory, rig.time::pass);
    }
}
