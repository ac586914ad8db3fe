package dev.ferry.benchmarks.polling;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * The outcome of a polling policy.
 *
 * @param polls the mean number of polls per upload
 * @param mean the mean delay of detection, in seconds
 * @param late the delay of detection at the 95th percentile, in seconds
 */
record PollingOutcome(double polls, double mean, double late) {

    /** The averages over several seeds. */
    static PollingOutcome average(Collection<PollingOutcome> outcomes) {
        return new PollingOutcome(
                average(outcomes, PollingOutcome::polls),
                average(outcomes, PollingOutcome::mean),
                average(outcomes, PollingOutcome::late));
    }

    private static double average(Collection<PollingOutcome> outcomes, ToDoubleFunction<PollingOutcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElseThrow();
    }
}
