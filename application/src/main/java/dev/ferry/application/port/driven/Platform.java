package dev.ferry.application.port.driven;

import dev.ferry.application.content.Chunks;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The remote system that processes data sets. Every stage completes, at the latest at the adapter's own deadline, and
 * fails only with a {@link PlatformException}; on which thread it completes is the adapter's affair.
 *
 * <p>A caller gives up by cancelling the stage's future. What is under way is then broken off; an upload may have been
 * taken nevertheless.
 */
public interface Platform {

    /**
     * Makes sure that the credentials are good, without touching any data.
     *
     * @return completes when the Platform has granted access
     */
    CompletionStage<Void> authenticate();

    /**
     * Delivers a data set. Sent at most once a call: when it is not certain that nothing was taken, the stage fails
     * with {@link dev.ferry.domain.fault.PlatformFault.OutcomeUnknown} and nothing is repeated.
     */
    CompletionStage<ProcessingToken> upload(DatasetUpload upload);

    /**
     * Asks where processing stands. Harmless, and repeatable.
     *
     * @param trace the trace that the call belongs to, null when it belongs to none; an adapter passes it on if it can
     * @return the Platform's word
     */
    CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace);

    /**
     * Fetches a result. Harmless, and repeatable.
     *
     * @param trace the trace that the call belongs to, null when it belongs to none
     * @return its bytes, which the caller must close; pieces that cannot be had fail with a {@link PlatformException}
     */
    CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace);
}
