package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import dev.ferry.domain.processingtime.TimeScale;

/**
 * The probability that processing ends within each step of the scale. The histogram is smoothed, because a few hundred
 * observations are only a sample. One further observation is spread evenly from the shortest known time to well beyond
 * the longest, because the next time may differ from all earlier ones.
 */
final class Likelihood {

    /** Each weight is spread over this number of steps to both sides, with decreasing shares. */
    private static final int SPREAD = 3;

    /** Weights below this are ignored. */
    private static final double NEGLIGIBLE = 0.02;

    /** How far the additional observation reaches beyond the longest known time, in doublings. */
    private static final int OCTAVES_BEYOND = 2;

    private final double[] probabilities;
    private final int end;

    private Likelihood(double[] probabilities, int end) {
        this.probabilities = probabilities;
        this.end = end;
    }

    static Likelihood of(ProcessingTimeHistogram history) {
        var weights = smooth(history);
        var shortest = 0;
        while (history.weight(shortest) < NEGLIGIBLE && shortest < TimeScale.STEPS - 1) {
            shortest++;
        }
        var longest = TimeScale.STEPS - 1;
        while (history.weight(longest) < NEGLIGIBLE && longest > shortest) {
            longest--;
        }
        var end = Math.min(TimeScale.STEPS, longest + 1 + TimeScale.stepsOf(OCTAVES_BEYOND));
        var total = history.weight() + 1;
        for (int step = 0; step < TimeScale.STEPS; step++) {
            var unknown = step >= shortest && step < end ? 1.0 / (end - shortest) : 0;
            weights[step] = (weights[step] + unknown) / total;
        }
        return new Likelihood(weights, end);
    }

    /** The probability that processing ends within the step; all steps add up to 1. */
    double probability(int step) {
        return probabilities[step];
    }

    /** The first step beyond the additional observation. From here on there is no estimate. */
    int end() {
        return end;
    }

    private static double[] smooth(ProcessingTimeHistogram history) {
        var smoothed = new double[TimeScale.STEPS];
        var total = (SPREAD + 1.0) * (SPREAD + 1.0);
        for (int step = 0; step < TimeScale.STEPS; step++) {
            for (int off = -SPREAD; off <= SPREAD; off++) {
                var neighbour = Math.clamp(step + off, 0, TimeScale.STEPS - 1);
                smoothed[neighbour] += history.weight(step) * (SPREAD + 1 - Math.abs(off)) / total;
            }
        }
        return smoothed;
    }
}
