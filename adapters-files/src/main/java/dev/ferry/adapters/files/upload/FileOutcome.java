package dev.ferry.adapters.files.upload;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a file: the folder that it moves to, and the sidecar files in the same folder.
 *
 * @param message the outcome in words, to be read after the file's name
 * @param duplicateNote a note for a file that the folder already contains with the same content, null for none
 */
record FileOutcome(
        Path folder,
        String message,
        List<SidecarFile> sidecars,
        @Nullable SidecarFile duplicateNote) {}
