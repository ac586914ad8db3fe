package dev.ferry.application.step;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An upload that this engine has claimed, with what the engine does not write to the journal. The errors are not
 * durable: after a restart the count starts again.
 *
 * @param entry the upload at the version that this engine has written or claimed last
 * @param claimVersion the entry's version when it was claimed; distinguishes this claim from earlier and later ones
 * @param errors how many requests to the Platform failed in a row
 * @param unfinishedAfter the Platform had had the data for this long when it last said that it had not finished; null
 *     when this engine has not polled yet
 * @param own whether this engine decides about it. A command also sends what its uploads wait for, but its short
 *     retries and its settings must not end the upload of another
 */
public record ClaimedUpload(
        JournalEntry entry,
        long claimVersion,
        int errors,
        @Nullable Duration unfinishedAfter,
        boolean own) {

    /** An upload just claimed. */
    public static ClaimedUpload of(JournalEntry entry, boolean own) {
        return new ClaimedUpload(entry, entry.version(), 0, null, own);
    }

    public UploadId id() {
        return entry.upload().id();
    }

    /** Whether it only waits for the Platform, without an error: any engine that claims it later knows as much. */
    public boolean awaitsProcessing() {
        return entry.upload() instanceof Processing && errors == 0;
    }

    ClaimedUpload withEntry(JournalEntry later) {
        return new ClaimedUpload(later, claimVersion, errors, unfinishedAfter, own);
    }

    ClaimedUpload withoutErrors() {
        return new ClaimedUpload(entry, claimVersion, 0, unfinishedAfter, own);
    }

    ClaimedUpload withOneMoreError() {
        return new ClaimedUpload(entry, claimVersion, errors + 1, unfinishedAfter, own);
    }

    /** The Platform has answered, so errors start from zero. */
    ClaimedUpload stillUnfinishedAfter(Duration age) {
        return new ClaimedUpload(entry, claimVersion, 0, age, own);
    }
}
