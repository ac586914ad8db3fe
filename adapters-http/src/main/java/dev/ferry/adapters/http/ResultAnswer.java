package dev.ferry.adapters.http;

import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.platform.ProcessingToken;
import org.jspecify.annotations.Nullable;

/** A result that is streamed, or the complete answer that arrived instead of a result. */
record ResultAnswer(
        @Nullable CompleteAnswer answer, @Nullable Chunks chunks) {

    boolean isTokenRefused() {
        return answer != null && answer.status() == 401;
    }

    Chunks chunksOrThrow(Classification classification, ProcessingToken token) {
        if (chunks != null) {
            return classification.result(chunks);
        }
        if (answer == null) {
            throw new IllegalStateException("neither a result nor an answer");
        }
        throw new PlatformException(classification.queryFault(answer, token));
    }
}
