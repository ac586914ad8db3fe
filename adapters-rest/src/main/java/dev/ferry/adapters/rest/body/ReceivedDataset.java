package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.domain.table.TableFormat;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A data set as the client sends it.
 *
 * @param parameters from the query, and from the form's fields or the JSON object
 * @param data the bytes; readable only once unless the whole body is in memory
 * @param encoding the charset that the client names; null when it names none
 * @param source the name of the form's file, null when it has none
 */
public record ReceivedDataset(
        Parameters parameters,
        Content data,
        @Nullable Charset encoding,
        @Nullable String source) {

    /** What the client says about the form of the data. */
    public TableFormat format() {
        return new TableFormat(
                encoding == null ? null : encoding.name(),
                parameters.single("delimiter", TableFormat::delimiter).orElse(null),
                null);
    }

    static Content once(Chunks chunks) {
        return () -> CompletableFuture.completedStage(chunks);
    }
}
