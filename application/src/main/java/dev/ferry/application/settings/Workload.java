package dev.ferry.application.settings;

import java.time.Duration;

/**
 * How much the engine takes on.
 *
 * @param slots how many uploads it holds at a time, whatever the backlog; half of them may wait for the Platform
 * @param lease for how long it claims them; renewed after a third of it
 * @param longestWaitInMemory an upload that waits longer than this goes back to the journal and takes no memory
 * @param pollInterval how often to look for work that others have queued
 */
public record Workload(
        int slots, Duration lease, Duration longestWaitInMemory, Duration pollInterval, ClaimMode claimMode) {

    /** Whose uploads an engine carries. */
    public enum ClaimMode {
        /** Every upload of the journal: a service. */
        EVERYTHING,
        /** Only what was submitted to, decided by or asked of this very Ferry: a command. */
        OWN
    }

    /**
     * Checks that there is room for an upload, and that waiting ends before the lease does.
     *
     * @throws IllegalArgumentException when there is no slot, or holding outlasts the lease
     */
    public Workload {
        if (slots < 1) {
            throw new IllegalArgumentException("an engine needs at least 1 slot, not " + slots);
        }
        if (longestWaitInMemory.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("the time to longestWaitInMemory " + longestWaitInMemory
                    + " must be shorter than the lease " + lease);
        }
    }
}
