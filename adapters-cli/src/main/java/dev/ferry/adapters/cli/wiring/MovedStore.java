package dev.ferry.adapters.cli.wiring;

/**
 * The result of moving a store.
 *
 * @param from the URL of the old store, without secrets
 * @param to the URL of the new store, without secrets
 * @param bytes the total length of the payloads
 */
public record MovedStore(String from, String to, long uploads, long events, long payloads, long bytes) {}
