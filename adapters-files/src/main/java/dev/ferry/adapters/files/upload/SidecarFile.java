package dev.ferry.adapters.files.upload;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.domain.platform.ResultKind;

/**
 * A file that Ferry writes in the same folder as a data set: a result, or a note.
 *
 * @param suffix replaces {@code .csv} in the data set's file name
 * @param isNote whether Ferry wrote the text itself; a note about a file that no longer exists may be replaced
 */
record SidecarFile(String suffix, Content content, boolean isNote) {

    private static final int MAX_KIND_LENGTH = 40;

    /** A result. A kind may be any key, so characters that could lead out of the folder are replaced. */
    static SidecarFile result(ResultKind kind, Content content) {
        var safe = kind.key().replaceAll("[^\\p{L}\\p{N}_-]", "_");
        var word = safe.substring(0, Math.min(safe.length(), MAX_KIND_LENGTH));
        return new SidecarFile("." + word + ".txt", content, false);
    }

    static SidecarFile note(String word, String text) {
        return new SidecarFile("." + word + ".txt", Bytes.of(text), true);
    }
}
