package dev.ferry.adapters.cli.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a service should do.
 *
 * @param host the address that its HTTP API listens on
 * @param port the TCP port, 0 for any free one
 * @param sandbox whether against an embedded sandbox
 * @param watched a folder whose CSV files are uploaded too, null for none
 */
public record ServiceRequest(
        String host, int port, boolean sandbox, @Nullable Path watched) {}
