package dev.ferry.adapters.cli.output;

import dev.ferry.application.content.Content;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Upload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one file.
 *
 * @param file the file as the user named it
 * @param entry the upload in its state when the wait ended
 * @param results the fetched results by kind; read only when printed, because they may be larger than the memory
 * @param problems the feedback on a rejected upload, joined to the file
 * @param warnings the remarks on rows of a completed upload, joined to the file
 */
public record UploadOutcome(
        String file,
        JournalEntry entry,
        Map<ResultKind, Content> results,
        List<Problem> problems,
        List<Problem> warnings) {

    /** The upload in its state when the wait ended. */
    public Upload upload() {
        return entry.upload();
    }

    /** The fault of a failed, in-doubt or deferred upload; null when there is none. */
    public @Nullable Fault fault() {
        return switch (upload()) {
            case Failed failed -> failed.fault();
            case InDoubt inDoubt -> inDoubt.fault();
            case Queued queued ->
                queued.deferral() == null ? null : queued.deferral().fault();
            default -> null;
        };
    }
}
