package dev.ferry.benchmarks.frame;

import java.util.Map;

/** A program that is measured and compared with others. */
public interface Contestant {

    /**
     * Performs the work once.
     *
     * @param round the number of the round, from 0
     * @return the measured figures by name, in the order of the report
     * @throws Exception if the work fails, which ends the benchmark
     */
    Map<String, Double> measure(int round) throws Exception;
}
