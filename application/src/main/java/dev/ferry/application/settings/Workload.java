package dev.ferry.application.settings;

import java.time.Duration;

/**
 * The amount of work that an engine takes on.
 *
 * @param slots how many uploads it claims at most; at most half of them wait for the Platform, the others work
 * @param lease how long a claim lasts; the engine renews it after a third of this time
 * @param longestWaitInMemory an upload that waits longer is released to the journal and uses no memory
 * @param pollInterval how often the engine looks for uploads that other processes have queued
 */
public record Workload(
        int slots, Duration lease, Duration longestWaitInMemory, Duration pollInterval, ClaimMode claimMode) {

    /** The uploads that an engine processes. */
    public enum ClaimMode {
        /** All uploads of the journal, as a service does. */
        EVERYTHING,
        /** Only uploads submitted to this Ferry, decided through it, or named by {@code process}, as a command does. */
        OWN
    }

    /**
     * Checks the number of slots and the times.
     *
     * @throws IllegalArgumentException when there is no slot, or the wait in memory is not shorter than the lease
     */
    public Workload {
        if (slots < 1) {
            throw new IllegalArgumentException("an engine needs at least 1 slot, not " + slots);
        }
        if (longestWaitInMemory.compareTo(lease) >= 0) {
            throw new IllegalArgumentException(
                    "the longest wait in memory " + longestWaitInMemory + " must be shorter than the lease " + lease);
        }
    }
}
