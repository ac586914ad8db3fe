package dev.ferry.adapters.cli.client;

/**
 * An upload that was deleted.
 *
 * @param payloads the number of its data sets and results that were deleted
 * @param bytes their total size
 */
public record DeletedUpload(String id, long payloads, long bytes) {}
