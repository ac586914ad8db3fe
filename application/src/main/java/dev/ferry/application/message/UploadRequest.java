package dev.ferry.application.message;

import dev.ferry.application.content.Content;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
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
 * @param caller the place in a trace of whoever hands it over, null when that is in none
 */
public record UploadRequest(
        DatasetName name,
        boolean overwrite,
        List<ResultKind> kinds,
        @Nullable String source,
        Content data,
        Charset encoding,
        @Nullable IdempotencyKey key,
        @Nullable TraceContext caller) {

    /** Copies the kinds. */
    public UploadRequest {
        kinds = List.copyOf(kinds);
    }

    /**
     * Handed over by somebody who is in no trace.
     *
     * @param name the data set's name on the Platform
     * @param overwrite whether it may replace what the Platform holds under the name
     * @param kinds the results wanted
     * @param source where the data comes from, null when it has no name
     * @param data the bytes of the CSV
     * @param encoding how the bytes are to be read
     * @param key makes repeating the request harmless, null when it will not be repeated
     */
    public UploadRequest(
            DatasetName name,
            boolean overwrite,
            List<ResultKind> kinds,
            @Nullable String source,
            Content data,
            Charset encoding,
            @Nullable IdempotencyKey key) {
        this(name, overwrite, kinds, source, data, encoding, key, null);
    }
}
