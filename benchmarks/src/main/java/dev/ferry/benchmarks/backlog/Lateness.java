package dev.ferry.benchmarks.backlog;

import java.time.Duration;
import java.util.Arrays;

/** By how much a number of questions were late. */
final class Lateness {

    private long[] nanos = new long[1 << 16];
    private int noted;

    void add(Duration late) {
        if (noted == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * noted);
        }
        nanos[noted++] = late.toNanos();
    }

    /** The least number of milliseconds by which so many of a thousand were late at most. */
    double millis(int ofAThousand) {
        var sorted = Arrays.copyOf(nanos, noted);
        Arrays.sort(sorted);
        var place = (int) Math.ceil(noted / 1000.0 * ofAThousand) - 1;
        return sorted[Math.max(0, place)] / 1e6;
    }
}
