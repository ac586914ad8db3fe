package dev.ferry.sandbox;

import java.time.Instant;

/**
 * An upload that the sandbox accepted.
 *
 * @param token the processing token it gave
 * @param overwrite whether it may replace an upload of that name
 * @param receivedAt when the sandbox had read the whole request
 * @param bytes the length of {@code Data} in UTF-8
 * @param sha256 the hash of {@code Data} in UTF-8, in hex
 * @param status the current processing status
 */
public record ReceivedUpload(
        String token, String name, boolean overwrite, Instant receivedAt, long bytes, String sha256, String status) {}
