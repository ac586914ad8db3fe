package dev.ferry.application.journal;

import java.time.Instant;
import java.util.Set;

/**
 * Which uploads are over for long enough: at rest in a final state, and not changed since a time.
 *
 * @param states only these; none at all when empty
 * @param before only those that last changed before this, by the journal's clock
 */
public record Ended(Set<UploadState> states, Instant before) {

    /**
     * Keeps a copy of the states.
     *
     * @throws IllegalArgumentException when a state is not final
     */
    public Ended {
        states = Set.copyOf(states);
        states.stream().filter(state -> !state.isFinal()).findFirst().ifPresent(open -> {
            throw new IllegalArgumentException("an upload that is " + open.word() + " has not ended");
        });
    }

    /**
     * No upload.
     *
     * @return what includes nothing
     */
    public static Ended none() {
        return new Ended(Set.of(), Instant.EPOCH);
    }

    /**
     * Whether an entry is one of them. A journal also makes sure that nobody has a lease on it.
     *
     * @param entry any entry
     * @return true when it has ended long enough ago
     */
    public boolean includes(JournalEntry entry) {
        return entry.atRest()
                && states.contains(UploadState.of(entry.upload()))
                && entry.updatedAt().isBefore(before);
    }
}
