package dev.ferry.application.port.driving;

import dev.ferry.domain.submission.UploadId;

/** Names the uploads that this Ferry's engine works on, if it does not work on all. */
public interface WorkOnUpload {

    /**
     * Lets the engine claim the upload when it is due and not claimed by another engine. A service works on every
     * upload anyway. A command works only on the uploads that it was asked for, so it does not send others in the
     * store.
     */
    void workOn(UploadId id);
}
