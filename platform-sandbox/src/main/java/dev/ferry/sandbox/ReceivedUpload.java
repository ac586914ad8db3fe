package dev.ferry.sandbox;

import java.time.Instant;

/**
 * An upload that the sandbox took, as its record shows it.
 *
 * @param token the processing token it gave
 * @param overwrite whether it was to replace one of that name
 * @param receivedAt when the whole request had come
 * @param bytes the length of {@code Data} in UTF-8
 * @param sha256 the hash of {@code Data} in UTF-8, in hex
 * @param status the status it would answer with now
 */
public record ReceivedUpload(
        String token, String name, boolean overwrite, Instant receivedAt, long bytes, String sha256, String status) {}
