package dev.ferry.adapters.files;

import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.domain.platform.ResultKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The settings of a watched folder.
 *
 * @param folder the folder; it need not exist yet
 * @param interval the pause between two scans, positive
 * @param stableFor how long a file's size and time must stay unchanged before Ferry takes the file, not negative
 * @param maxClaimedFiles the number of files that are claimed at a time, at least 1; the others wait in the folder
 * @param overwrite whether a file may replace data under its name that this folder has not uploaded
 * @param kinds the results to fetch
 * @param encoding the files' charset
 * @param allowEmpty whether files without rows are uploaded too
 */
public record WatchSettings(
        Path folder,
        Duration interval,
        Duration stableFor,
        int maxClaimedFiles,
        boolean overwrite,
        List<ResultKind> kinds,
        Charset encoding,
        boolean allowEmpty) {

    /**
     * Copies the kinds, and checks the durations and the number of files.
     *
     * @throws IllegalArgumentException with a message of one line, when the interval is not positive, {@code stableFor}
     *     is negative, or {@code maxClaimedFiles} is less than 1
     */
    public WatchSettings {
        kinds = List.copyOf(kinds);
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
        return new WatchSettings(
                folder,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                1000,
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                StandardCharsets.UTF_8,
                false);
    }

    UploadOptions uploadOptions() {
        return new UploadOptions(overwrite, kinds, encoding, allowEmpty);
    }

    /** The same settings with others for the uploads. */
    public WatchSettings with(boolean replacing, List<ResultKind> results, Charset charset, boolean emptyAllowed) {
        return new WatchSettings(
                folder, interval, stableFor, maxClaimedFiles, replacing, results, charset, emptyAllowed);
    }
}
