package dev.ferry.adapters.store.memory;

import dev.ferry.application.journal.Entry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry and who works on it. */
record Row(Entry entry, @Nullable Lease lease) {

    /** From when on it can be claimed: when it is due and nobody's lease runs any more. Empty when it is at rest. */
    Optional<Instant> claimableFrom() {
        var due = entry.due();
        if (due == null) {
            return Optional.empty();
        }
        return Optional.of(lease == null || lease.until().isBefore(due) ? due : lease.until());
    }
}
