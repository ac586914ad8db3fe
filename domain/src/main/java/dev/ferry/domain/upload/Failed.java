package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Original;
import dev.ferry.domain.submission.Submission;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload that ended for a reason other than the data.
 *
 * @param token the Platform's processing token; null if Ferry has none, although the Platform may have the data
 * @param results the results stored before it failed; only older journals have some
 */
public record Failed(
        Submission submission,
        Attempt attempt,
        @Nullable ProcessingToken token,
        Map<ResultKind, ContentRef> results,
        Fault fault)
        implements Upload {

    public Failed {
        results = Map.copyOf(results);
    }

    /**
     * Queues the next attempt, because a person asked for it. If the Platform accepted the failed attempt, the next one
     * overwrites it.
     *
     * @param overwrite whether the Platform may replace a data set of the same name in any case
     */
    public Transition<Queued> retry(boolean overwrite) {
        return Queued.queue(
                submission, attempt.next(overwrite || attempt.overwrite() || token != null), Reason.RETRIED);
    }

    /**
     * Replaces the data set with corrected data, in a new attempt with Overwrite=true.
     *
     * @param corrected the stored bytes to send
     * @param original the corrected data as it was given; null when the same bytes are sent
     */
    public Transition<Queued> resubmit(ContentRef corrected, @Nullable Original original) {
        return Queued.queue(submission, attempt.correctedWith(corrected, original), Reason.RESUBMITTED);
    }

    static Transition<Failed> after(OpenUpload upload, Fault fault) {
        return new Transition<>(
                new Failed(upload.submission(), upload.attempt(), upload.token(), upload.results(), fault),
                new UploadFailed(upload.id(), upload.attempt().number(), fault));
    }
}
