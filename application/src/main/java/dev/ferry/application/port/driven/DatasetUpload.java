package dev.ferry.application.port.driven;

import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * One data set to send to the Platform.
 *
 * @param overwrite whether it may replace the data set that the Platform has under the name
 * @param data the CSV, UTF-8 without a byte order mark
 * @param trace the trace that the call belongs to, null when it belongs to none; an adapter passes it on if it can
 */
public record DatasetUpload(
        DatasetName name,
        boolean overwrite,
        Content data,
        @Nullable TraceContext trace) {

    /** A data set that belongs to no trace. */
    public DatasetUpload(DatasetName name, boolean overwrite, Content data) {
        this(name, overwrite, data, null);
    }
}
