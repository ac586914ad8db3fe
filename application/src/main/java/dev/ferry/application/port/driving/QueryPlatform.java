package dev.ferry.application.port.driving;

import dev.ferry.application.content.Chunks;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import java.util.concurrent.CompletionStage;

/**
 * Sends requests directly to the Platform, about any processing token, also one that Ferry does not know. Stages fail
 * with a {@link dev.ferry.application.port.driven.PlatformException} when the request fails.
 */
public interface QueryPlatform {

    /** Checks the credentials. */
    CompletionStage<Void> authenticate();

    /** Requests the status of processing. */
    CompletionStage<ProcessingStatus> status(ProcessingToken token);

    /** The meaning of a status word. */
    Meaning meaningOf(ProcessingStatus status);

    /** Requests a result; the caller must close its bytes. */
    CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind);
}
