package dev.ferry.application.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of uploads, the newest first.
 *
 * @param next the cursor for the page after this one; null on the last page
 */
public record UploadPage(
        List<JournalEntry> uploads, @Nullable PageCursor next) {

    public UploadPage {
        uploads = List.copyOf(uploads);
    }
}
