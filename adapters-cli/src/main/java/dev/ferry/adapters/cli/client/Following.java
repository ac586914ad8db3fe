package dev.ferry.adapters.cli.client;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options for following uploads to their end.
 *
 * @param timeout the maximum time to wait for all uploads together
 * @param out a folder to write results to as well, null for none
 */
public record Following(
        Duration timeout, boolean json, @Nullable Path out) {}
