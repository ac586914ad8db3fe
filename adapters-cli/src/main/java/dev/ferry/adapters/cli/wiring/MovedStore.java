package dev.ferry.adapters.cli.wiring;

/**
 * What was carried over from one store to another.
 *
 * @param from where it was, without secrets
 * @param to where it is now, without secrets
 * @param bytes how long those are together
 */
public record MovedStore(String from, String to, long uploads, long events, long payloads, long bytes) {}
