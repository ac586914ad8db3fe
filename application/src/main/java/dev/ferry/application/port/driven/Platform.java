package dev.ferry.application.port.driven;

import dev.ferry.application.content.Chunks;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The remote system that processes data sets. Every stage completes within the adapter's own time limit, on any thread.
 * A fault of the Platform fails it with a {@link PlatformException}.
 *
 * <p>A caller cancels a call by cancelling the stage's future, and the adapter then aborts the request. The Platform
 * may nevertheless have accepted an upload.
 */
public interface Platform {

    /** Checks the credentials without access to any data. */
    CompletionStage<Void> authenticate();

    /**
     * Sends a data set, which the Platform accepts at most once per call. The adapter first obtains all that it needs,
     * then declares the intent, and only then sends the first byte. If the data set may not be sent now, the stage
     * fails before that with {@link dev.ferry.domain.fault.PlatformFault.HeldBack} or
     * {@link dev.ferry.domain.fault.PlatformFault.Throttled}, which say when. If the Platform may have accepted the
     * data set, the stage fails with {@link dev.ferry.domain.fault.PlatformFault.OutcomeUnknown}, and the adapter does
     * not retry.
     *
     * <p>If the data set cannot be read, the stage fails with that failure, before the intent. If it cannot be read to
     * its end after the intent, the adapter never completes the request, and the stage fails with an
     * {@link dev.ferry.application.content.UnreadableContentException}: the Platform certainly did not accept the data.
     * If the intent fails, the stage fails with its failure. An upload that is cancelled before its first byte is not
     * sent.
     */
    CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent);

    /**
     * Requests the status of processing. It changes nothing and can be repeated.
     *
     * @param trace the trace context of the call; null when there is none. An adapter passes it on if it can
     */
    CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace);

    /**
     * Requests a result. It changes nothing and can be repeated.
     *
     * @param trace the trace context of the call; null when there is none
     * @return the bytes, which the caller must close; a read that fails does so with a {@link PlatformException}
     */
    CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace);
}
