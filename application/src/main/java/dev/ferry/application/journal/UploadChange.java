package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A change of one upload, to be committed in one transaction with its events.
 *
 * @param expectedVersion the version on which the change was decided
 * @param delay the time until an engine may claim the upload, by the journal's clock; null when it is at rest
 * @param keepsLease whether the owner keeps its claim
 * @param holdsBack for how long the later uploads of its name wait also when it is at rest, because its request may
 *     still be under way; null when the change says nothing about that
 * @param overNewer whether a person wants it to be sent although a later one of its name was sent
 */
public record UploadChange(
        long expectedVersion,
        TransitionBatch<?> batch,
        @Nullable Duration delay,
        boolean keepsLease,
        @Nullable Duration holdsBack,
        boolean overNewer) {

    /** The owner continues with the upload at once. If the owner stops, another may claim it after the lease. */
    public static UploadChange keepingLease(long expectedVersion, TransitionBatch<?> batch) {
        return new UploadChange(expectedVersion, batch, Duration.ZERO, true, null, false);
    }

    /**
     * The claim ends, and any engine may claim the upload when it is due.
     *
     * @param delay the time until then; zero or less means at once
     */
    public static UploadChange releasing(long expectedVersion, TransitionBatch<?> batch, Duration delay) {
        return new UploadChange(expectedVersion, batch, delay, false, null, false);
    }

    /** The claim ends, and the upload is at rest. */
    public static UploadChange resting(long expectedVersion, TransitionBatch<?> batch) {
        return new UploadChange(expectedVersion, batch, null, false, null, false);
    }

    /** The end of an upload in doubt, because a later one of its name has replaced its data. */
    public static UploadChange superseding(JournalEntry doubted, InDoubt doubt, UploadId later) {
        return resting(doubted.version(), TransitionBatch.of(doubt.supersededBy(later)));
    }

    /** The same change on another version. */
    public UploadChange at(long version) {
        return new UploadChange(version, batch, delay, keepsLease, holdsBack, overNewer);
    }

    /** The same change of an upload whose request may still be under way for a time, by the journal's clock. */
    public UploadChange holdingBack(Duration time) {
        return new UploadChange(expectedVersion, batch, delay, keepsLease, time, overNewer);
    }

    /** The same change with a person's word about newer data. */
    public UploadChange withNewer(boolean over) {
        return new UploadChange(expectedVersion, batch, delay, keepsLease, holdsBack, over);
    }

    /** Whether the upload joins the line of its name again, for one more attempt. */
    public boolean queuesAgain() {
        return batch.events().stream().anyMatch(UploadQueued.class::isInstance);
    }

    /** Whether a later upload of the name forbids the change: it would put older data beside or over newer. */
    public boolean isForbiddenBy(Upload later) {
        return queuesAgain() && later.mayBeOnPlatform() && (!overNewer || later instanceof OpenUpload);
    }

    /** Whether the data replaced all that the Platform had under the name, so that earlier doubts have ended. */
    public boolean endsEarlierDoubts() {
        return batch.state().attempt().overwrite()
                && batch.events().stream().anyMatch(UploadCompleted.class::isInstance);
    }

    /** Whether the upload comes to rest, so that the next one in the line of its name may have its turn. */
    public boolean rests() {
        return delay == null;
    }
}
