package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;

/**
 * How often a rule strikes.
 *
 * @param after how many requests that match are let through first
 * @param probability with which each of the others is struck
 * @param times how often it strikes in all
 * @param timesEach how often it strikes requests about data sets of one name
 */
record Frequency(long after, double probability, long times, long timesEach) {

    private static final long MOST = 1_000_000_000;

    /** Always, unless it says otherwise. */
    static Frequency read(JsonMembers in, SandboxEndpoint endpoint) {
        return new Frequency(
                in.number("after", 0, MOST).orElse(0L),
                in.probability("probability"),
                in.number("times", 1, MOST).orElse(Long.MAX_VALUE),
                endpoint == SandboxEndpoint.TOKEN
                        ? Long.MAX_VALUE
                        : in.number("timesEach", 1, MOST).orElse(Long.MAX_VALUE));
    }
}
