package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadCancelled;

/** An upload whose last word is not spoken; any of them can be cancelled. */
public sealed interface OpenUpload extends Upload permits Queued, Submitting, InDoubt, Processing, Collecting {

    /** Stops caring. What the Platform already took, it keeps. */
    default Transition<Cancelled> cancel() {
        return new Transition<>(
                new Cancelled(submission(), attempt(), token()),
                new UploadCancelled(id(), attempt().number()));
    }
}
