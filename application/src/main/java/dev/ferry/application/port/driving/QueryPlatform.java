package dev.ferry.application.port.driving;

import dev.ferry.application.content.Chunks;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import java.util.concurrent.CompletionStage;

/**
 * Questions straight to the Platform, about any processing token, whether Ferry knows it or not. Every stage fails with
 * a {@link dev.ferry.application.port.driven.PlatformException} when the Platform does not answer well.
 */
public interface QueryPlatform {

    /**
     * Tries the credentials.
     *
     * @return completes when they are good
     */
    CompletionStage<Void> authenticate();

    /** Asks where processing stands. */
    CompletionStage<ProcessingStatus> status(ProcessingToken token);

    /**
     * Fetches a result.
     *
     * @return its bytes, which the caller must close
     */
    CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind);
}
