package dev.ferry.adapters.files;

import dev.ferry.domain.platform.ResultKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a folder is watched.
 *
 * @param folder the folder; it may be missing for now
 * @param interval the pause between two scans, positive
 * @param stableFor for how long neither size nor time of a file must have changed before it is taken, not negative
 * @param mostUnderWay at most so many files are claimed at a time, at least 1; the others wait in the folder
 */
public record WatchSettings(
        Path folder,
        Duration interval,
        Duration stableFor,
        int mostUnderWay,
        List<ResultKind> kinds,
        Charset encoding) {

    /**
     * Keeps a copy of the kinds, and checks the times and the number.
     *
     * @throws IllegalArgumentException in one line, when the interval is not positive, {@code stableFor} is negative,
     *     or no file could be taken
     */
    public WatchSettings {
        kinds = List.copyOf(kinds);
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("the pause between two scans must be positive, not " + interval);
        }
        if (stableFor.isNegative()) {
            throw new IllegalArgumentException("the time a file must not change cannot be negative: " + stableFor);
        }
        if (mostUnderWay < 1) {
            throw new IllegalArgumentException("at least 1 file must be let under way, not " + mostUnderWay);
        }
    }

    /**
     * What suits most folders: a scan a second, two seconds without a change, a thousand files, the guide's two
     * results, UTF-8.
     */
    public static WatchSettings of(Path folder) {
        return new WatchSettings(
                folder,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                1000,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                StandardCharsets.UTF_8);
    }
}
