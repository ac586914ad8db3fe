package dev.ferry.application.port.driven;

import org.jspecify.annotations.Nullable;

/**
 * The world, as the core needs it.
 *
 * @param platform the remote system
 * @param journal the memory of all uploads
 * @param claims who works on which upload
 * @param events everything that happened
 * @param retention forgets what is over
 * @param payloads the bytes of data sets and results
 * @param times how long the Platform took before
 * @param scheduler time, and the core's thread
 * @param pace the account's pace, null when nobody else uses the account
 */
public record DrivenPorts(
        Platform platform,
        Journal journal,
        Claims claims,
        EventLog events,
        Retention retention,
        Payloads payloads,
        ProcessingTimes times,
        Scheduler scheduler,
        @Nullable AccountRateLimit pace) {

    /**
     * A world in which nobody else uses the account.
     *
     * @param platform the remote system
     * @param journal the memory of all uploads
     * @param claims who works on which upload
     * @param events everything that happened
     * @param retention forgets what is over
     * @param payloads the bytes of data sets and results
     * @param times how long the Platform took before
     * @param scheduler time, and the core's thread
     */
    public DrivenPorts(
            Platform platform,
            Journal journal,
            Claims claims,
            EventLog events,
            Retention retention,
            Payloads payloads,
            ProcessingTimes times,
            Scheduler scheduler) {
        this(platform, journal, claims, events, retention, payloads, times, scheduler, null);
    }
}
