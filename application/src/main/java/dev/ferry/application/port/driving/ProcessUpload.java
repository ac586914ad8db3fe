package dev.ferry.application.port.driving;

import dev.ferry.domain.submission.UploadId;

/** Selects the uploads that this Ferry processes, if it does not process all. */
public interface ProcessUpload {

    /**
     * Processes an upload as soon as it is due and not claimed by another process. A service processes every upload
     * anyway. A command processes only the uploads it was asked for, so it does not send other uploads in the store.
     */
    void process(UploadId id);
}
