package dev.ferry.application.step;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An upload that this engine has claimed, and how the asking goes. The errors are not durable: after a restart an
 * upload gets the benefit of the doubt.
 *
 * @param entry the upload at the version we hold
 * @param errors how many questions in a row went wrong
 * @param notYet how long the Platform had had the data when it was last asked and had not finished; null when that is
 *     not known
 */
public record ClaimedUpload(
        JournalEntry entry, int errors, @Nullable Duration notYet) {

    /**
     * An upload just claimed.
     *
     * @param entry the upload at the version we hold
     * @return its course, with nothing gone wrong yet
     */
    public static ClaimedUpload of(JournalEntry entry) {
        return new ClaimedUpload(entry, 0, null);
    }

    /**
     * Whether it only waits for the Platform to finish, and nothing has gone wrong.
     *
     * @return true when whoever takes it up later knows as much as we do
     */
    public boolean underWay() {
        return entry.upload() instanceof Processing && errors == 0;
    }

    ClaimedUpload at(JournalEntry later) {
        return new ClaimedUpload(later, errors, notYet);
    }

    ClaimedUpload answered() {
        return new ClaimedUpload(entry, 0, notYet);
    }

    ClaimedUpload notYetAfter(Duration age) {
        return new ClaimedUpload(entry, 0, age);
    }

    ClaimedUpload stumbled() {
        return new ClaimedUpload(entry, errors + 1, notYet);
    }
}
