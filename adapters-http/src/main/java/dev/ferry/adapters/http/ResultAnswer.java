package dev.ferry.adapters.http;

import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.platform.ProcessingToken;
import org.jspecify.annotations.Nullable;

/** A result on its way, or the whole answer that came in its stead. */
record ResultAnswer(
        @Nullable CompleteAnswer answer, @Nullable Chunks chunks) {

    boolean refusesToken() {
        return answer != null && answer.status() == 401;
    }

    Chunks orThrow(Classification classification, ProcessingToken token) {
        if (chunks != null) {
            return chunks;
        }
        if (answer == null) {
            throw new IllegalStateException("neither a result nor an answer");
        }
        throw new PlatformException(classification.question(answer, token));
    }
}
