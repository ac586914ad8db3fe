package dev.ferry.adapters.cli.client;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How uploads are seen to their end.
 *
 * @param timeout how long at most, for each
 * @param out where results are written too, null for nowhere
 */
public record Following(
        Duration timeout, boolean json, @Nullable Path out) {}
