package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Submission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An upload that was processed successfully. The engine fetches its results.
 *
 * @param results the results stored so far
 */
public record Collecting(
        Submission submission, Attempt attempt, ProcessingToken token, Map<ResultKind, ContentRef> results)
        implements OpenUpload {

    public Collecting {
        results = Map.copyOf(results);
    }

    /** The requested results that are not stored yet, in the requested order. */
    public List<ResultKind> missing() {
        return submission.kindsOtherThan(results.keySet());
    }

    /** Adds a stored result. */
    public Transition<Collecting> collected(ResultKind kind, ContentRef content) {
        var more = new LinkedHashMap<>(results);
        more.put(kind, content);
        return new Transition<>(
                new Collecting(submission, attempt, token, more), new ResultCollected(id(), attempt.number(), kind));
    }

    /**
     * Records that the Platform does not give a result. The result stays {@link #missing()}, and a person can have it
     * fetched after the upload is completed.
     */
    public Transition<Collecting> notAvailable(ResultKind kind, Fault fault) {
        return new Transition<>(this, new ResultMissing(id(), attempt.number(), kind, fault));
    }

    /** Completes the upload, even if results are {@link #missing()}: the Platform has processed the data. */
    public Transition<Completed> complete() {
        return new Transition<>(
                new Completed(submission, attempt, token, results), new UploadCompleted(id(), attempt.number()));
    }
}
