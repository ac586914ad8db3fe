package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.ResultCollected;
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
        return submission.kinds().stream()
                .filter(kind -> !results.containsKey(kind))
                .toList();
    }

    /** Adds a stored result. */
    public Transition<Collecting> collected(ResultKind kind, ContentRef content) {
        var more = new LinkedHashMap<>(results);
        more.put(kind, content);
        return new Transition<>(
                new Collecting(submission, attempt, token, more), new ResultCollected(id(), attempt.number(), kind));
    }

    /**
     * Completes the upload.
     *
     * @throws IllegalStateException when a requested result is {@link #missing()}
     */
    public Transition<Completed> complete() {
        if (!missing().isEmpty()) {
            throw new IllegalStateException("results are missing: " + missing());
        }
        return new Transition<>(
                new Completed(submission, attempt, token, results), new UploadCompleted(id(), attempt.number()));
    }

    /** Ends an upload whose results cannot be fetched; it keeps the stored ones. */
    public Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }
}
