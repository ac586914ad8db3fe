package dev.ferry.benchmarks.frame;

import java.util.Map;

/** What is measured beside others. */
public interface Contestant {

    /**
     * Does the work once.
     *
     * @param round from 0
     * @return the figures that it measured, by name, in the order in which they are reported
     * @throws Exception when it cannot do the work, which ends the benchmark
     */
    Map<String, Double> measure(int round) throws Exception;
}
