package dev.ferry.adapters.files.upload;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it ended for a file.
 *
 * @param folder where it lands
 * @param words what happened, to be read after its name
 * @param companions what lands beside it
 * @param again what lands there too when the very same file has landed before, null for nothing
 */
record FileOutcome(
        Path folder,
        String words,
        List<SidecarFile> companions,
        @Nullable SidecarFile again) {}
