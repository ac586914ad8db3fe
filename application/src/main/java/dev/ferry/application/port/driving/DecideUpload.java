package dev.ferry.application.port.driving;

import dev.ferry.application.message.Correction;
import dev.ferry.application.message.DecisionResult;
import dev.ferry.application.message.Settlement;
import dev.ferry.domain.submission.UploadId;
import java.util.concurrent.CompletionStage;

/** Decisions of a person about an upload. */
public interface DecideUpload {

    /**
     * Sends corrected data under the same name with Overwrite=true. Legal when the last attempt completed or was
     * rejected.
     *
     * @param id the upload
     * @param correction the data; name and kinds stay those of the submission
     * @return what became of it
     */
    CompletionStage<DecisionResult> resubmit(UploadId id, Correction correction);

    /**
     * Tries a failed upload again with the same data.
     *
     * @param id the upload
     * @return what became of it
     */
    CompletionStage<DecisionResult> retry(UploadId id);

    /**
     * Stops caring for an upload that is not at its end.
     *
     * @param id the upload
     * @return what became of it
     */
    CompletionStage<DecisionResult> cancel(UploadId id);

    /**
     * Decides about an upload in doubt.
     *
     * @param id the upload
     * @param settlement what to do
     * @return what became of it
     */
    CompletionStage<DecisionResult> settle(UploadId id, Settlement settlement);
}
