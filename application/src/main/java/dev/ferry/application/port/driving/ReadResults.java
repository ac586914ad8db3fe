package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads results. */
public interface ReadResults {

    /**
     * The bytes of a result, UTF-8 as the Platform sent them. A result that is missing from a completed upload is
     * fetched from the Platform and stored; the stage fails with a
     * {@link dev.ferry.application.port.driven.PlatformException} when the Platform still does not give it.
     *
     * @return empty when the upload does not exist, did not request the result, or does not have it yet
     */
    CompletionStage<Optional<Content>> result(UploadId id, ResultKind kind);

    /**
     * The feedback of a rejected upload, joined to the lines and columns of the data.
     *
     * @return the problems in the Platform's order; empty when there are none, or when the upload is not rejected
     */
    CompletionStage<List<Problem>> problems(UploadId id);

    /**
     * The remarks on rows in the feedback of a completed upload, joined to the lines and columns of the data. The
     * Platform kept the data; other text in the feedback is no remark.
     *
     * @return the remarks in the Platform's order; empty when there are none, or when the upload is not completed
     */
    CompletionStage<List<Problem>> warnings(UploadId id);
}
