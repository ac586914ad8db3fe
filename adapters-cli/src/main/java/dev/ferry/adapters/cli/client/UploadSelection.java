package dev.ferry.adapters.cli.client;

import dev.ferry.application.journal.UploadState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the list of uploads.
 *
 * @param states the states to list; empty for all
 * @param name the data set to list; null for all
 * @param limit the maximum number of uploads
 */
public record UploadSelection(
        Set<UploadState> states, @Nullable String name, int limit) {}
