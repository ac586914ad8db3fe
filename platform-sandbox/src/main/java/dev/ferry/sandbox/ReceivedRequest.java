package dev.ferry.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox got, as its record shows it. Neither keys nor tokens are kept.
 *
 * @param receivedAt when its head had come
 * @param path the path without the query
 * @param dataKey the data key asked for, empty when none was
 * @param status the status code of the answer, 0 when none went out
 * @param fault what went wrong with it, by its word in scripts, null when nothing did
 */
public record ReceivedRequest(
        Instant receivedAt,
        String method,
        String path,
        String dataKey,
        int status,
        @Nullable String fault) {}
