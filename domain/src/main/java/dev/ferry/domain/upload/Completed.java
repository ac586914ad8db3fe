package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Original;
import dev.ferry.domain.submission.Submission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload that was processed successfully.
 *
 * @param results the stored results: all that were requested, except those that the Platform did not give
 */
public record Completed(
        Submission submission, Attempt attempt, ProcessingToken token, Map<ResultKind, ContentRef> results)
        implements Upload {

    public Completed {
        results = Map.copyOf(results);
    }

    /** The requested results that are not stored, in the requested order. */
    public List<ResultKind> missing() {
        return submission.kindsOtherThan(results.keySet());
    }

    /** Adds a result that was {@link #missing()}. */
    public Transition<Completed> collected(ResultKind kind, ContentRef content) {
        var more = new HashMap<>(results);
        more.put(kind, content);
        return new Transition<>(
                new Completed(submission, attempt, token, more), new ResultCollected(id(), attempt.number(), kind));
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
}
