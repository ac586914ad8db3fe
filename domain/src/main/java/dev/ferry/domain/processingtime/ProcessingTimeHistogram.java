package dev.ferry.domain.processingtime;

import java.time.Duration;
import java.util.Arrays;

/**
 * A histogram of processing times, as weights along the {@link TimeScale}. Each new observation reduces the weight of
 * the earlier ones, so a few hundred count and old ones fade. Immutable.
 */
public final class ProcessingTimeHistogram {

    /** No observations. */
    public static final ProcessingTimeHistogram EMPTY = new ProcessingTimeHistogram(new double[TimeScale.STEPS]);

    /** The share of a weight that remains after one more observation. The total weight approaches 250. */
    private static final double DECAY = 0.996;

    private final double[] weights;

    private ProcessingTimeHistogram(double[] weights) {
        this.weights = weights;
    }

    /**
     * A histogram with these weights.
     *
     * @param weights one for each step of the scale, none negative; copied
     * @throws IllegalArgumentException when the number of weights is wrong, or a weight is negative or not finite
     */
    public static ProcessingTimeHistogram of(double... weights) {
        if (weights.length != TimeScale.STEPS
                || !Arrays.stream(weights).allMatch(weight -> weight >= 0 && weight < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "not a histogram: it needs " + TimeScale.STEPS + " finite weights, none negative");
        }
        return new ProcessingTimeHistogram(weights.clone());
    }

    /**
     * Adds an observation. Processing ended at an unknown time between two polls, so the weight is spread evenly
     * between them.
     */
    public ProcessingTimeHistogram with(ProcessingTime time) {
        var next = scaled(DECAY).weights;
        var from = millis(time.notBefore());
        var to = Math.max(from + 1, millis(time.notAfter()));
        for (int step = TimeScale.stepOf(from); step <= TimeScale.stepOf(to); step++) {
            var end = step == TimeScale.STEPS - 1 ? Math.max(to, TimeScale.edge(step + 1)) : TimeScale.edge(step + 1);
            var within = Math.min(to, end) - Math.max(from, TimeScale.edge(step));
            next[step] += Math.max(0, within) / (to - from);
        }
        return new ProcessingTimeHistogram(next);
    }

    /** The sum of two histograms. */
    public ProcessingTimeHistogram plus(ProcessingTimeHistogram other) {
        var sum = weights.clone();
        for (int step = 0; step < sum.length; step++) {
            sum[step] += other.weights[step];
        }
        return new ProcessingTimeHistogram(sum);
    }

    /**
     * A histogram with every weight multiplied by the factor.
     *
     * @param factor not negative
     */
    public ProcessingTimeHistogram scaled(double factor) {
        return new ProcessingTimeHistogram(
                Arrays.stream(weights).map(weight -> weight * factor).toArray());
    }

    /** The total weight, in observations; a new observation weighs 1. */
    public double weight() {
        return Arrays.stream(weights).sum();
    }

    /** The weight within a step, in observations. */
    public double weight(int step) {
        return weights[step];
    }

    /** Does not overflow for any duration. */
    private static double millis(Duration duration) {
        return duration.getSeconds() * 1e3 + duration.getNano() / 1e6;
    }
}
