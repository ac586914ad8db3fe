package dev.ferry.adapters.store.sqlite;

/**
 * How a journal is opened.
 *
 * @param maxCheckedBytes the largest file whose structure is checked at once
 * @param usesReserve whether a full disk is no obstacle, because the caller only reads and deletes
 */
public record OpenMode(long maxCheckedBytes, boolean usesReserve) {}
