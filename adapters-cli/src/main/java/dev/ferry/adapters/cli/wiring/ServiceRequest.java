package dev.ferry.adapters.cli.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of a service.
 *
 * @param host the address that its HTTP API listens on
 * @param port the TCP port, 0 for any free one
 * @param watched a folder whose CSV files Ferry uploads too, null for none
 */
public record ServiceRequest(
        String host, int port, boolean sandbox, @Nullable Path watched) {}
