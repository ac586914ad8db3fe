package dev.ferry.application.journal;

import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Collecting;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Upload;
import java.util.Arrays;
import java.util.Optional;

/**
 * The states as words for lists, filters and metrics. {@code Submitting} counts as queued, and {@code Collecting} as
 * processing.
 */
public enum UploadState {
    /** It waits to be sent, or is being sent. */
    QUEUED("queued"),
    /** It may have been sent, and Ferry does not know whether the Platform accepted it. */
    IN_DOUBT("in-doubt"),
    /** The Platform processes it, or its results are being fetched. */
    PROCESSING("processing"),
    /** All its results are stored. */
    COMPLETED("completed"),
    /** The Platform found errors in the data. */
    REJECTED("rejected"),
    /** It ended for another reason. */
    FAILED("failed"),
    /** A person cancelled it. */
    CANCELLED("cancelled");

    private final String word;

    UploadState(String word) {
        this.word = word;
    }

    /** The stable name, in kebab case. */
    public String word() {
        return word;
    }

    /** Whether it is final: nothing happens any more, unless a person sends the data again. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, IN_DOUBT, PROCESSING -> false;
            case COMPLETED, REJECTED, FAILED, CANCELLED -> true;
        };
    }

    /** The state of an upload. */
    public static UploadState of(Upload upload) {
        return switch (upload) {
            case Queued queued -> QUEUED;
            case Submitting submitting -> QUEUED;
            case InDoubt inDoubt -> IN_DOUBT;
            case Processing processing -> PROCESSING;
            case Collecting collecting -> PROCESSING;
            case Completed completed -> COMPLETED;
            case Rejected rejected -> REJECTED;
            case Failed failed -> FAILED;
            case Cancelled cancelled -> CANCELLED;
        };
    }

    /** The state with this {@link #word()}, or empty when there is none. */
    public static Optional<UploadState> named(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
