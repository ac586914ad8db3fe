package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Deferral;
import dev.ferry.domain.submission.Original;
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
     * @param payload the stored bytes to send
     * @param original the data as it was given; null when the same bytes are sent
     */
    public static Transition<Queued> submit(
            Submission submission, boolean overwrite, ContentRef payload, @Nullable Original original) {
        return queue(submission, Attempt.first(overwrite, payload, original), UploadQueued.Reason.SUBMITTED);
    }

    /** Creates an upload whose data is sent as it was given. */
    public static Transition<Queued> submit(Submission submission, boolean overwrite, ContentRef payload) {
        return submit(submission, overwrite, payload, null);
    }

    /** Declares the intent to send. The intent must be durable before the first byte is sent. */
    public Transition<Submitting> intend() {
        return new Transition<>(
                new Submitting(submission, attempt, deferral), new UploadSubmitting(id(), attempt.number()));
    }

    static Transition<Queued> queue(Submission submission, Attempt attempt, UploadQueued.Reason reason) {
        return new Transition<>(
                new Queued(submission, attempt, null),
                new UploadQueued(
                        submission.id(),
                        attempt.number(),
                        reason,
                        attempt.overwrite(),
                        attempt.payload(),
                        attempt.original()));
    }
}
