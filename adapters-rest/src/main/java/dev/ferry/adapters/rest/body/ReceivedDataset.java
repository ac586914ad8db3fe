package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A data set as it came.
 *
 * @param parameters what was said about it, in the query or beside it
 * @param data its bytes, which can be read only once
 * @param source the name of the file it came from, null when it has none
 */
public record ReceivedDataset(
        Parameters parameters,
        Content data,
        Charset encoding,
        @Nullable String source) {

    static Content once(Chunks chunks) {
        return () -> CompletableFuture.completedStage(chunks);
    }
}
