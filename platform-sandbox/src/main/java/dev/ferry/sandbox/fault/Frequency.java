package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;

/**
 * Limits how often a rule strikes.
 *
 * @param after the number of matching requests that pass first
 * @param probability the probability that each later request is struck
 * @param times the maximum number of requests that it strikes
 * @param timesEach the maximum number of requests that it strikes for each data set name
 */
record Frequency(long after, double probability, long times, long timesEach) {

    private static final long MAX_COUNT = 1_000_000_000;

    /** Reads the limits; without any, the rule always strikes. */
    static Frequency read(JsonMembers in, SandboxEndpoint endpoint) {
        return new Frequency(
                in.number("after", 0, MAX_COUNT).orElse(0L),
                in.probability("probability"),
                in.number("times", 1, MAX_COUNT).orElse(Long.MAX_VALUE),
                endpoint == SandboxEndpoint.TOKEN
                        ? Long.MAX_VALUE
                        : in.number("timesEach", 1, MAX_COUNT).orElse(Long.MAX_VALUE));
    }
}
