package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Deferral;
import dev.ferry.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * An upload that waits to be sent.
 *
 * @param deferral why and until when it is deferred; null if it never was
 */
public record Queued(
        Submission submission, Attempt attempt, @Nullable Deferral deferral) implements Unaccepted {

    /**
     * Creates an upload.
     *
     * @param overwrite whether the Platform may replace a data set of the same name
     * @param payload the stored bytes
     */
    public static Transition<Queued> submit(Submission submission, boolean overwrite, ContentRef payload) {
        return queue(submission, Attempt.first(overwrite, payload), UploadQueued.Reason.SUBMITTED);
    }

    /** Declares the intent to send. The intent must be durable before the first byte is sent. */
    public Transition<Submitting> intend() {
        return new Transition<>(
                new Submitting(submission, attempt, deferral), new UploadSubmitting(id(), attempt.number()));
    }

    static Transition<Queued> queue(Submission submission, Attempt attempt, UploadQueued.Reason reason) {
        return new Transition<>(
                new Queued(submission, attempt, null),
                new UploadQueued(submission.id(), attempt.number(), reason, attempt.overwrite(), attempt.payload()));
    }
}
