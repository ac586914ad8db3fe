package dev.ferry.application.port.driving;

import dev.ferry.application.message.Submitted;
import dev.ferry.application.message.UploadRequest;
import java.util.concurrent.CompletionStage;

/** Hands a data set over to Ferry. */
public interface SubmitUpload {

    /**
     * Takes a data set in charge: reads it to its end, makes sure that it is text, stores it, and enters the upload in
     * the journal.
     *
     * @param request what to upload
     * @return completes once the upload is durable, or with the reason why nothing was taken
     */
    CompletionStage<Submitted> submit(UploadRequest request);
}
