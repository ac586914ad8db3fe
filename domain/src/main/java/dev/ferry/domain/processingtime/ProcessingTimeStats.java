package dev.ferry.domain.processingtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processing times of an account: one histogram for all data sets, and one for each size of data set. A few
 * kilobytes.
 *
 * @param histories by size, with that of the whole account under {@link SizeClass#ANY}
 */
public record ProcessingTimeStats(Map<SizeClass, ProcessingTimeHistogram> histories) {

    /** No observations. */
    public static final ProcessingTimeStats NONE = new ProcessingTimeStats(Map.of());

    /** The weight of the account's histogram next to a size's own, in observations. */
    private static final double ACCOUNT_WEIGHT = 8;

    public ProcessingTimeStats {
        histories = Map.copyOf(histories);
    }

    /**
     * Adds observations.
     *
     * @param times in the order in which they were made
     */
    public ProcessingTimeStats with(List<ProcessingTime> times) {
        var next = new HashMap<>(histories);
        for (var time : times) {
            for (var size : List.of(SizeClass.ANY, SizeClass.of(time.bytes()))) {
                next.put(
                        size,
                        next.getOrDefault(size, ProcessingTimeHistogram.EMPTY).with(time));
            }
        }
        return new ProcessingTimeStats(next);
    }

    /**
     * The expected processing times of a data set: the histogram of its size, plus the account's with the weight of a
     * few observations. While little is known of the size, the account's dominates.
     */
    public ProcessingTimeHistogram of(SizeClass size) {
        var account = histories.getOrDefault(SizeClass.ANY, ProcessingTimeHistogram.EMPTY);
        var own = histories.getOrDefault(size, ProcessingTimeHistogram.EMPTY);
        var weight = Math.min(account.weight(), ACCOUNT_WEIGHT);
        return weight == 0 ? own : own.plus(account.scaled(weight / account.weight()));
    }
}
