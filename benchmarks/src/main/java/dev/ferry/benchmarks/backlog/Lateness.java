package dev.ferry.benchmarks.backlog;

import java.time.Duration;
import java.util.Arrays;

/** The lateness of a number of polls. */
final class Lateness {

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(Duration late) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = late.toNanos();
    }

    /** The lateness in milliseconds at a quantile, which is given in thousandths. */
    double millis(int thousandths) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        var index = (int) Math.ceil(count / 1000.0 * thousandths) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
