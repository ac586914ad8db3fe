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
 * The states as words for lists, filters and metrics. {@code Submitting} and {@code Collecting} are inner stages of two
 * of them.
 */
public enum UploadState {
    /** Waiting to be sent, or on its way. */
    QUEUED("queued"),
    /** Sent, with no answer to trust. */
    IN_DOUBT("in-doubt"),
    /** With the Platform, or its results on the way home. */
    PROCESSING("processing"),
    /** All results are home. */
    COMPLETED("completed"),
    /** The Platform found fault with the data. */
    REJECTED("rejected"),
    /** Over for another reason. */
    FAILED("failed"),
    /** Nobody waits for it any more. */
    CANCELLED("cancelled");

    private final String word;

    UploadState(String word) {
        this.word = word;
    }

    /**
     * The stable word.
     *
     * @return in kebab case
     */
    public String word() {
        return word;
    }

    /**
     * Whether it is an end: nothing happens any more, unless a person sends the data again.
     *
     * @return true for completed, rejected, failed and cancelled
     */
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

    /**
     * The state for a word.
     *
     * @param word as {@link #word()} gives it
     * @return the state, or empty when there is none
     */
    public static Optional<UploadState> named(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
