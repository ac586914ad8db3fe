package dev.ferry.adapters.cli.wiring;

/**
 * What was carried over from one store to another.
 *
 * @param from where it was, without secrets
 * @param to where it is now, without secrets
 * @param uploads how many uploads
 * @param events how many events
 * @param payloads how many data sets and results
 * @param bytes how long those are together
 */
public record MovedStore(String from, String to, long uploads, long events, long payloads, long bytes) {}
