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
record Outcome(double polls, double mean, double late) {

    /** The average over several seeds. */
    static Outcome average(Collection<Outcome> outcomes) {
        return new Outcome(
                average(outcomes, Outcome::polls), average(outcomes, Outcome::mean), average(outcomes, Outcome::late));
    }

    private static double average(Collection<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElseThrow();
    }
}
