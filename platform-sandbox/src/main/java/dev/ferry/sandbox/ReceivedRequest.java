package dev.ferry.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox received, without keys and tokens.
 *
 * @param receivedAt when the sandbox had read its head
 * @param path the path without the query
 * @param dataKey the requested data key, empty if there is none
 * @param traceparent the header of that name, which W3C Trace Context defines; empty if there is none
 * @param status the status code of the answer, 0 if no answer was sent
 * @param fault the injected fault, by its word in scripts, null if there was none
 */
public record ReceivedRequest(
        Instant receivedAt,
        String method,
        String path,
        String dataKey,
        String traceparent,
        int status,
        @Nullable String fault) {}
