package dev.ferry.application.port.driving;

import dev.ferry.domain.submission.UploadId;

/** Says which uploads this Ferry works on, where it does not work on all. */
public interface ProcessUpload {

    /**
     * Takes an upload in charge, as soon as it is due and nobody else's. A service works on every upload anyway; a
     * command only on those it was asked for, so that it does not send what somebody else left in the store.
     */
    void process(UploadId id);
}
