package dev.ferry.domain.event;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;

/** Something that happened to an upload. Its number and time are given by the journal that records it. */
public sealed interface UploadEvent {

    /** What every event type begins with: reverse DNS, as CloudEvents 1.0 asks of the attribute {@code type}. */
    String PREFIX = "dev.ferry.upload.";

    /** The upload it happened to. */
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

    /**
     * An attempt waits for its turn.
     *
     * @param overwrite whether the Platform may replace a data set of the same name
     */
    record UploadQueued(UploadId id, int attempt, Reason reason, boolean overwrite, ContentRef payload)
            implements UploadEvent {

        /** Why an attempt was queued; every choice that may send data again is on record here. */
        public enum Reason {
            /** A new submission. */
            SUBMITTED,
            /** Corrected data for a data set that the Platform holds. */
            RESUBMITTED,
            /** A failed attempt, tried again by hand. */
            RETRIED,
            /** An attempt in doubt, sent again with Overwrite=true. */
            SETTLED_OVERWRITE,
            /** An attempt in doubt, sent again as it was. */
            SETTLED_RETRY
        }

        @Override
        public String type() {
            return PREFIX + "queued";
        }
    }

    /** The intent to send is durable; the first byte may go out now. */
    record UploadSubmitting(UploadId id, int attempt) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "submitting";
        }
    }

    /** The Platform took the data and gave a processing token. */
    record UploadAccepted(UploadId id, int attempt, ProcessingToken token) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "accepted";
        }
    }

    /**
     * Certainly not taken; it is tried again later under the same attempt.
     *
     * @param until when it is tried again
     */
    record UploadDeferred(UploadId id, int attempt, Fault fault, Instant until) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "deferred";
        }
    }

    /** The answer was lost: the Platform may hold the data, or not. */
    record UploadInDoubt(UploadId id, int attempt, Fault fault) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "in-doubt";
        }
    }

    /** One kind of result is home; the kind {@code status} says that processing itself has ended well. */
    record ResultCollected(UploadId id, int attempt, ResultKind kind) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "result-collected";
        }
    }

    /** All results are home. */
    record UploadCompleted(UploadId id, int attempt) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "completed";
        }
    }

    /**
     * The Platform processed the data and found fault with it; the feedback says where.
     *
     * @param status the Platform's word for it
     */
    record UploadRejected(UploadId id, int attempt, ProcessingStatus status) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "rejected";
        }
    }

    /** The attempt is over without an outcome of the data's own. */
    record UploadFailed(UploadId id, int attempt, Fault fault) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "failed";
        }
    }

    /** Somebody no longer wants it. */
    record UploadCancelled(UploadId id, int attempt) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "cancelled";
        }
    }
}
