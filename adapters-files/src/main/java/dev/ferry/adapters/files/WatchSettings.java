package dev.ferry.adapters.files;

import dev.ferry.adapters.files.upload.UploadOptions;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of a watched folder.
 *
 * @param folder the folder; it need not exist yet
 * @param interval the pause between two scans, positive
 * @param stableFor how long a file's size and time must stay unchanged before Ferry takes the file, not negative
 * @param maxClaimedFiles the number of files that are claimed at a time, at least 1; the others wait in the folder
 * @param uploads how its files are uploaded
 */
public record WatchSettings(
        Path folder, Duration interval, Duration stableFor, int maxClaimedFiles, UploadOptions uploads) {

    /**
     * Checks the durations and the number of files.
     *
     * @throws IllegalArgumentException with a message of one line, when the interval is not positive, {@code stableFor}
     *     is negative, or {@code maxClaimedFiles} is less than 1
     */
    public WatchSettings {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("the pause between two scans must be positive, not " + interval);
        }
        if (stableFor.isNegative()) {
            throw new IllegalArgumentException(
                    "the time that a file must stay unchanged must not be negative: " + stableFor);
        }
        if (maxClaimedFiles < 1) {
            throw new IllegalArgumentException("at least 1 file must be claimed at a time, not " + maxClaimedFiles);
        }
    }

    /**
     * The default settings: one scan a second, two seconds without a change, 1,000 files, the guide's two results,
     * UTF-8, and no files without rows.
     */
    public static WatchSettings of(Path folder) {
        return new WatchSettings(folder, Duration.ofSeconds(1), Duration.ofSeconds(2), 1000, UploadOptions.STANDARD);
    }

    /** The same settings with others for the uploads. */
    public WatchSettings with(UploadOptions others) {
        return new WatchSettings(folder, interval, stableFor, maxClaimedFiles, others);
    }
}
