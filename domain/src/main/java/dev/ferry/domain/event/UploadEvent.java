package dev.ferry.domain.event;

import dev.ferry.domain.submission.UploadId;

/** Something that happened to an upload. Its number and time are given by the journal that records it. */
public sealed interface UploadEvent
        permits UploadQueued,
                UploadSubmitting,
                UploadAccepted,
                UploadInDoubt,
                UploadCompleted,
                UploadRejected,
                UploadFailed,
                UploadCancelled,
                ResultCollected,
                UploadDeferred {

    /** What every event type begins with: reverse DNS, as CloudEvents 1.0 asks of the attribute {@code type}. */
    String PREFIX = "dev.ferry.upload.";

    /**
     * The upload it happened to.
     *
     * @return its id
     */
    UploadId id();

    /**
     * The attempt it happened to.
     *
     * @return its number, from 1
     */
    int attempt();

    /**
     * The CloudEvents type.
     *
     * @return for example {@code dev.ferry.upload.queued}
     */
    String type();
}
