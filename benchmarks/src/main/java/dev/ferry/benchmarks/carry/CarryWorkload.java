package dev.ferry.benchmarks.carry;

import java.time.Duration;

/**
 * The workload of all contestants, with 64 uploads at a time.
 *
 * @param processingMillis the Platform's mean processing time, 0 for none
 */
record CarryWorkload(int processingMillis, int uploads) {

    static final int AT_A_TIME = 64;
    static final Duration POLL = Duration.ofMillis(20);

    /** A data set of five rows. */
    static final String DATA = """
            Reference,StartDate,StartTime,EndDate,EndTime
            4711,2026-06-01,06:00,2026-06-01,14:00
            4712,2026-06-01,14:00,2026-06-01,22:00
            4713,2026-06-01,22:00,2026-06-02,06:00
            4714,2026-06-02,06:00,2026-06-02,14:00
            4715,2026-06-02,14:00,2026-06-02,22:00
            """;
}
