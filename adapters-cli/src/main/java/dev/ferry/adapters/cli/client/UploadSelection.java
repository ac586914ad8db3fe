package dev.ferry.adapters.cli.client;

import dev.ferry.application.journal.UploadState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which uploads are meant.
 *
 * @param states only these, all when empty
 * @param name only this data set's, all when null
 */
public record UploadSelection(
        Set<UploadState> states, @Nullable String name, int limit) {}
