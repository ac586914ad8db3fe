package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads what was brought home. */
public interface ReadResults {

    /**
     * A result's bytes, UTF-8 as the Platform gave them.
     *
     * @return the bytes, or empty when there is no such upload or the result is not home
     */
    CompletionStage<Optional<Content>> result(UploadId id, ResultKind kind);

    /**
     * The feedback of the last attempt, joined to the lines and columns of the data that was sent.
     *
     * @return the problems in the Platform's order; empty when there are none, no feedback, or no such upload
     */
    CompletionStage<List<Problem>> problems(UploadId id);
}
