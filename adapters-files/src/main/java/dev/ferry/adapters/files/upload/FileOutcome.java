package dev.ferry.adapters.files.upload;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it ended for a file.
 *
 * @param words what happened, to be read after its name
 * @param again what lands there too when the very same file has landed before, null for nothing
 */
record FileOutcome(
        Path folder,
        String words,
        List<SidecarFile> companions,
        @Nullable SidecarFile again) {}
