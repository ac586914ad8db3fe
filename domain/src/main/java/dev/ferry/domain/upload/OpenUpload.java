package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadCancelled;

/** An upload that is not final; it can be cancelled. */
public sealed interface OpenUpload extends Upload permits Unaccepted, InDoubt, Processing, Collecting {

    /** Stops work on the upload. The Platform keeps the data it has already accepted. */
    default Transition<Cancelled> cancel() {
        return new Transition<>(
                new Cancelled(submission(), attempt(), token()),
                new UploadCancelled(id(), attempt().number()));
    }
}
