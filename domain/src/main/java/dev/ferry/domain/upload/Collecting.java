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
 * Processed well; the results are being brought home.
 *
 * @param results what is home already
 */
public record Collecting(
        Submission submission, Attempt attempt, ProcessingToken token, Map<ResultKind, ContentRef> results)
        implements OpenUpload {

    /** Copies the results. */
    public Collecting {
        results = Map.copyOf(results);
    }

    /**
     * What is still to be fetched.
     *
     * @return the kinds asked for that are not home, in the order asked for
     */
    public List<ResultKind> missing() {
        return submission.kinds().stream()
                .filter(kind -> !results.containsKey(kind))
                .toList();
    }

    /**
     * One more result is home.
     *
     * @return the upload, with it
     */
    public Transition<Collecting> collected(ResultKind kind, ContentRef content) {
        var more = new LinkedHashMap<>(results);
        more.put(kind, content);
        return new Transition<>(
                new Collecting(submission, attempt, token, more), new ResultCollected(id(), attempt.number(), kind));
    }

    /**
     * Everything asked for is home.
     *
     * @return the upload, completed
     * @throws IllegalStateException while something is {@link #missing()}
     */
    public Transition<Completed> complete() {
        if (!missing().isEmpty()) {
            throw new IllegalStateException("still missing " + missing());
        }
        return new Transition<>(
                new Completed(submission, attempt, token, results), new UploadCompleted(id(), attempt.number()));
    }

    /**
     * A result cannot be had.
     *
     * @return the upload, failed, with what is home already
     */
    public Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }
}
