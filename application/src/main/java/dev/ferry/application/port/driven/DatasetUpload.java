package dev.ferry.application.port.driven;

import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.DatasetName;

/**
 * One delivery to the Platform.
 *
 * @param name the data set's name there
 * @param overwrite whether it may replace what the Platform holds under the name
 * @param data the CSV, UTF-8 without a byte order mark
 */
public record DatasetUpload(DatasetName name, boolean overwrite, Content data) {}
