package dev.ferry.application.message;

import dev.ferry.application.content.Content;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user hands over.
 *
 * @param name the data set's name on the Platform
 * @param overwrite whether it may replace what the Platform holds under the name
 * @param kinds the results wanted
 * @param source where the data comes from, for people, null when it has no name
 * @param data the bytes of the CSV
 * @param encoding how the bytes are to be read
 * @param key makes repeating the request harmless, null when it will not be repeated
 */
public record UploadRequest(
        DatasetName name,
        boolean overwrite,
        List<ResultKind> kinds,
        @Nullable String source,
        Content data,
        Charset encoding,
        @Nullable IdempotencyKey key) {

    /** Copies the kinds. */
    public UploadRequest {
        kinds = List.copyOf(kinds);
    }
}
