package dev.ferry.benchmarks.carry;

import java.time.Duration;

/**
 * The work that all contestants do, 64 uploads at a time.
 *
 * @param processingMillis how long the Platform takes in the mean, 0 for no time at all
 */
record CarryWorkload(int processingMillis, int uploads) {

    static final int AT_A_TIME = 64;
    static final Duration POLL = Duration.ofMillis(20);

    /** Five rows. */
    static final String DATA = """
            Reference,StartDate,StartTime,EndDate,EndTime
            4711,2026-06-01,06:00,2026-06-01,14:00
            4712,2026-06-01,14:00,2026-06-01,22:00
            4713,2026-06-01,22:00,2026-06-02,06:00
            4714,2026-06-02,06:00,2026-06-02,14:00
            4715,2026-06-02,14:00,2026-06-02,22:00
            """;
}
