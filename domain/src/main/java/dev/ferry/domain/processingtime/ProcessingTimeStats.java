package dev.ferry.domain.processingtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of an account's processing times: a history of the whole, and one for each size of data set that
 * there was. A few kilobytes.
 *
 * @param histories by size, with the whole under {@link SizeClass#ANY}
 */
public record ProcessingTimeStats(Map<SizeClass, ProcessingTimeHistogram> histories) {

    /** Nothing known. */
    public static final ProcessingTimeStats NONE = new ProcessingTimeStats(Map.of());

    /** What the whole account counts for beside a size's own history, in observations. */
    private static final double WORTH_OF_THE_WHOLE = 8;

    /** Copies the map. */
    public ProcessingTimeStats {
        histories = Map.copyOf(histories);
    }

    /**
     * What observations add.
     *
     * @param times in the order in which they were made
     * @return what is known now
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
     * What to expect of a data set. While little is known of its size, that is what the whole account teaches.
     *
     * @return the size's own history, with the whole account's as if it were a few observations
     */
    public ProcessingTimeHistogram of(SizeClass size) {
        var whole = histories.getOrDefault(SizeClass.ANY, ProcessingTimeHistogram.EMPTY);
        var own = histories.getOrDefault(size, ProcessingTimeHistogram.EMPTY);
        var worth = Math.min(whole.weight(), WORTH_OF_THE_WHOLE);
        return worth == 0 ? own : own.plus(whole.scaled(worth / whole.weight()));
    }
}
