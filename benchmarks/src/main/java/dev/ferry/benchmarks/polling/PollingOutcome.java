package dev.ferry.benchmarks.polling;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What came of a way of asking.
 *
 * @param polls questions an upload, on average
 * @param mean how late the end was noticed, in seconds, on average
 * @param late how late at the 95th percentile, in seconds
 */
record PollingOutcome(double polls, double mean, double late) {

    /** The average over several seeds. */
    static PollingOutcome average(Collection<PollingOutcome> outcomes) {
        return new PollingOutcome(
                average(outcomes, PollingOutcome::polls), average(outcomes, PollingOutcome::mean), average(outcomes, PollingOutcome::late));
    }

    private static double average(Collection<PollingOutcome> outcomes, ToDoubleFunction<PollingOutcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElseThrow();
    }
}
