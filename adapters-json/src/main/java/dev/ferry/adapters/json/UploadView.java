package dev.ferry.adapters.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An upload. All members are always written, except that a list has no {@code problems} and {@code warnings}.
 *
 * @param name the data set's name on the Platform
 * @param state one of the words of {@link UploadState}
 * @param token the Platform's processing token for this attempt, null while there is none
 * @param attempt the attempt's number, from 1
 * @param overwrite whether this attempt may replace the data that the Platform has under the name
 * @param createdAt when Ferry accepted the upload
 * @param updatedAt when the state last changed
 * @param nextAt when Ferry next acts on the upload, null when it does not
 * @param waitingFor the id of the earlier upload of the same name that holds this one back, null when none does
 * @param source the name of the data's source, for people; null when there is none
 * @param version increases with every change and claim
 * @param fault why the upload failed, is in doubt or was deferred; null without a fault
 * @param unknownStatus the first status in this attempt that Ferry did not know, while the Platform processes the data;
 *     null when there was none
 * @param collected the kinds of results that Ferry has fetched, in the order of the request
 * @param missing the requested kinds of results that the Platform did not give for a completed upload
 * @param problems the problems that the Platform found in the data of a rejected upload, joined to its lines and
 *     columns; null in a list
 * @param warnings the Platform's remarks on rows of a completed upload, joined in the same way; null in a list
 */
public record UploadView(
        String id,
        String name,
        String state,
        @Nullable String token,
        int attempt,
        boolean overwrite,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant nextAt,
        @Nullable String waitingFor,
        @Nullable String source,
        long version,
        @Nullable FaultView fault,
        @Nullable String unknownStatus,
        List<String> collected,
        List<String> missing,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProblemView> problems,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProblemView> warnings) {

    /**
     * Converts an upload with its problems and warnings.
     *
     * @param problems those of {@link dev.ferry.application.port.driving.ReadResults#problems}, possibly only the first
     * @param warnings those of {@link dev.ferry.application.port.driving.ReadResults#warnings}, possibly only the first
     */
    public static UploadView of(JournalEntry entry, List<ProblemView> problems, List<ProblemView> warnings) {
        return view(entry, problems, warnings);
    }

    /** Converts an upload for a list, without its problems and warnings: they are not in the journal. */
    public static UploadView listed(JournalEntry entry) {
        return view(entry, null, null);
    }

    private static UploadView view(
            JournalEntry entry, @Nullable List<ProblemView> problems, @Nullable List<ProblemView> warnings) {
        var upload = entry.upload();
        var token = upload.token();
        return new UploadView(
                upload.id().value(),
                upload.submission().name().value(),
                UploadState.of(upload).word(),
                token == null ? null : token.value(),
                upload.attempt().number(),
                upload.attempt().overwrite(),
                entry.createdAt(),
                entry.updatedAt(),
                entry.due(),
                entry.waitingFor() == null ? null : entry.waitingFor().value(),
                upload.submission().source(),
                entry.version(),
                FaultView.of(upload),
                unknownStatus(upload),
                collected(entry),
                upload instanceof Completed completed ? keys(completed.missing().stream()) : List.of(),
                problems,
                warnings);
    }

    private static @Nullable String unknownStatus(Upload upload) {
        return upload instanceof Processing processing && processing.unknownStatus() != null
                ? processing.unknownStatus().word()
                : null;
    }

    private static List<String> collected(JournalEntry entry) {
        var results = entry.upload().results();
        var requested = entry.upload().submission().kinds().stream().filter(results::containsKey);
        var all = entry.upload() instanceof Rejected ? results.keySet().stream() : requested;
        return keys(all);
    }

    private static List<String> keys(Stream<ResultKind> kinds) {
        return kinds.map(ResultKind::key).toList();
    }
}
