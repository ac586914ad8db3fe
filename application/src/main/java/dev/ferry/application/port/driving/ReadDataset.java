package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.UploadId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads the stored data sets of uploads. */
public interface ReadDataset {

    /**
     * The bytes that the last attempt sends or has sent, as CSV in UTF-8.
     *
     * @return empty when the upload does not exist
     */
    CompletionStage<Optional<Content>> sent(UploadId id);

    /**
     * The bytes that were given for the last attempt. They are those that were sent if Ferry did not convert them.
     *
     * @return empty when the upload does not exist
     */
    CompletionStage<Optional<Content>> original(UploadId id);
}
