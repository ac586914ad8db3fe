package dev.ferry.application.port.driven;

import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A data set to send to the Platform.
 *
 * @param overwrite whether it may replace a data set of the same name
 * @param data the CSV, UTF-8 without a byte order mark
 * @param trace the trace context of the call; null when there is none. An adapter passes it on if it can
 */
public record DatasetUpload(
        DatasetName name,
        boolean overwrite,
        Content data,
        @Nullable TraceContext trace) {

    /** A data set without a trace context. */
    public DatasetUpload(DatasetName name, boolean overwrite, Content data) {
        this(name, overwrite, data, null);
    }
}
