package dev.ferry.domain.event;

import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Original;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that happened to an upload. The journal that records the event gives it a number and a time. */
public sealed interface UploadEvent {

    /** The prefix of every event type: reverse DNS, as CloudEvents 1.0 recommends for the attribute {@code type}. */
    String PREFIX = "dev.ferry.upload.";

    UploadId id();

    /** The number of the attempt, from 1. */
    int attempt();

    /**
     * The CloudEvents type.
     *
     * @return for example {@code dev.ferry.upload.queued}
     */
    String type();

    /**
     * An attempt was queued.
     *
     * @param overwrite whether the Platform may replace a data set of the same name
     * @param original the data as it was given; null when the same bytes are sent
     */
    record UploadQueued(
            UploadId id,
            int attempt,
            Reason reason,
            boolean overwrite,
            ContentRef payload,
            @Nullable Original original) implements UploadEvent {

        /** Data that is sent as it was given. */
        public UploadQueued(UploadId id, int attempt, Reason reason, boolean overwrite, ContentRef payload) {
            this(id, attempt, reason, overwrite, payload, null);
        }

        /** The stored bytes that the attempt needs. */
        public Stream<ContentRef> contents() {
            return original == null ? Stream.of(payload) : Stream.of(payload, original.content());
        }

        /** The reason why an attempt was queued. It records every decision that may send data again. */
        public enum Reason {
            /** A new submission. */
            SUBMITTED,
            /** Corrected data for a data set that the Platform has already processed. */
            RESUBMITTED,
            /** A person retried a failed attempt. */
            RETRIED,
            /** An attempt in doubt is sent again with Overwrite=true. */
            SETTLED_OVERWRITE,
            /** An attempt in doubt is sent again unchanged. */
            SETTLED_RETRY
        }

        @Override
        public String type() {
            return PREFIX + "queued";
        }
    }

    /** The intent to send is durable; from now on the first byte may be sent. */
    record UploadSubmitting(UploadId id, int attempt) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "submitting";
        }
    }

    /** The Platform accepted the data and returned a processing token. */
    record UploadAccepted(UploadId id, int attempt, ProcessingToken token) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "accepted";
        }
    }

    /**
     * The Platform certainly did not accept the data. The same attempt is sent again later.
     *
     * @param until when it is sent again
     */
    record UploadDeferred(UploadId id, int attempt, Fault fault, Instant until) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "deferred";
        }
    }

    /** Ferry does not know whether the Platform accepted the data. */
    record UploadInDoubt(UploadId id, int attempt, Fault fault) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "in-doubt";
        }
    }

    /**
     * The Platform reported a status whose meaning is not known, for the first time in this attempt. Processing is
     * taken to continue.
     *
     * @param status the status that the Platform reported
     */
    record UnknownStatus(UploadId id, int attempt, ProcessingStatus status) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "unknown-status";
        }
    }

    /** One result is stored. The kind {@code status} means that processing ended successfully. */
    record ResultCollected(UploadId id, int attempt, ResultKind kind) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "result-collected";
        }
    }

    /** The Platform processed the data but does not give one result. The upload is completed without it. */
    record ResultMissing(UploadId id, int attempt, ResultKind kind, Fault fault) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "result-missing";
        }
    }

    /** Processing ended successfully, and all results are stored, except the missing ones. */
    record UploadCompleted(UploadId id, int attempt) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "completed";
        }
    }

    /**
     * The Platform processed the data and found errors in it; the feedback lists them.
     *
     * @param status the status that the Platform reported
     */
    record UploadRejected(UploadId id, int attempt, ProcessingStatus status) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "rejected";
        }
    }

    /** The attempt ended for a reason other than the data. */
    record UploadFailed(UploadId id, int attempt, Fault fault) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "failed";
        }
    }

    /** A person cancelled the upload. */
    record UploadCancelled(UploadId id, int attempt) implements UploadEvent {
        @Override
        public String type() {
            return PREFIX + "cancelled";
        }
    }
}
