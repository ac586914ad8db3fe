package dev.ferry.application.port.driven;

/**
 * The world, as the core needs it.
 *
 * @param platform the remote system
 * @param journal the memory of all uploads
 * @param claims who works on which upload
 * @param events everything that happened
 * @param retention forgets what is over
 * @param payloads the bytes of data sets and results
 * @param scheduler time, and the core's thread
 */
public record DrivenPorts(
        Platform platform,
        Journal journal,
        Claims claims,
        EventLog events,
        Retention retention,
        Payloads payloads,
        Scheduler scheduler) {}
