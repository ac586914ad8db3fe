package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import dev.ferry.domain.processingtime.TimeScale;

/**
 * How likely it is that processing ends within each step of the scale: the history, smoothed, because a few hundred
 * observations are a sample and not the truth, and mixed with one observation of ignorance that may lie anywhere from
 * the shortest known time to well beyond the longest.
 */
final class Likelihood {

    /** How many steps to either side a weight is spread, less and less. */
    private static final int REACH = 3;

    /** A weight below this has faded. */
    private static final double FADED = 0.02;

    /** How far beyond the longest known time ignorance reaches, in doublings. */
    private static final int BEYOND = 2;

    private final double[] probabilities;
    private final int end;

    private Likelihood(double[] probabilities, int end) {
        this.probabilities = probabilities;
        this.end = end;
    }

    static Likelihood of(ProcessingTimeHistogram history) {
        var weights = smoothed(history);
        var shortest = 0;
        while (history.weight(shortest) < FADED && shortest < TimeScale.STEPS - 1) {
            shortest++;
        }
        var longest = TimeScale.STEPS - 1;
        while (history.weight(longest) < FADED && longest > shortest) {
            longest--;
        }
        var end = Math.min(TimeScale.STEPS, longest + 1 + TimeScale.stepsOf(BEYOND));
        var total = history.weight() + 1;
        for (int step = 0; step < TimeScale.STEPS; step++) {
            var ignorance = step >= shortest && step < end ? 1.0 / (end - shortest) : 0;
            weights[step] = (weights[step] + ignorance) / total;
        }
        return new Likelihood(weights, end);
    }

    /** How likely the end is within a step; all of them add up to 1. */
    double of(int step) {
        return probabilities[step];
    }

    /** The first step of which nothing is known any more. */
    int end() {
        return end;
    }

    private static double[] smoothed(ProcessingTimeHistogram history) {
        var smooth = new double[TimeScale.STEPS];
        var whole = (REACH + 1.0) * (REACH + 1.0);
        for (int step = 0; step < TimeScale.STEPS; step++) {
            for (int off = -REACH; off <= REACH; off++) {
                var neighbour = Math.clamp(step + off, 0, TimeScale.STEPS - 1);
                smooth[neighbour] += history.weight(step) * (REACH + 1 - Math.abs(off)) / whole;
            }
        }
        return smooth;
    }
}
