package dev.ferry.application.port.driven;

import org.jspecify.annotations.Nullable;

/**
 * All driven ports of a core.
 *
 * @param scheduler runs by the journal's clock
 * @param rateLimit shares the account's rate with other nodes; null when no other node uses the account
 */
public record DrivenPorts(
        Platform platform,
        JournalPorts journal,
        Payloads payloads,
        Scheduler scheduler,
        @Nullable AccountRateLimit rateLimit) {

    /** For an account that no other node uses. */
    public DrivenPorts(Platform platform, JournalPorts journal, Payloads payloads, Scheduler scheduler) {
        this(platform, journal, payloads, scheduler, null);
    }

    /** The same with other ports in the place of these three, as a decorator needs it. */
    public DrivenPorts with(Platform otherPlatform, JournalPorts otherJournal, Payloads otherPayloads) {
        return new DrivenPorts(otherPlatform, otherJournal, otherPayloads, scheduler, rateLimit);
    }
}
