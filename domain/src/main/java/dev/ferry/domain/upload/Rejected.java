package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Original;
import dev.ferry.domain.submission.Submission;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload whose data has errors, according to the Platform.
 *
 * @param status the status that the Platform reported
 */
public record Rejected(
        Submission submission,
        Attempt attempt,
        ProcessingToken token,
        ProcessingStatus status,
        Map<ResultKind, ContentRef> results)
        implements Upload {

    public Rejected {
        results = Map.copyOf(results);
    }

    /**
     * Sends corrected data under the same name, in a new attempt with Overwrite=true.
     *
     * @param corrected the stored bytes to send
     * @param original the corrected data as it was given; null when the same bytes are sent
     */
    public Transition<Queued> resubmit(ContentRef corrected, @Nullable Original original) {
        return Queued.queue(submission, attempt.correctedWith(corrected, original), Reason.RESUBMITTED);
    }
}
