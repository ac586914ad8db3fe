package dev.ferry.domain.processingtime;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long the Platform took, as weights along the {@link TimeScale}. With every observation the earlier ones lose a
 * little, so that a few hundred count and what was true once fades. Immutable.
 */
public final class ProcessingTimeHistogram {

    /** Nothing known. */
    public static final ProcessingTimeHistogram EMPTY = new ProcessingTimeHistogram(new double[TimeScale.STEPS]);

    /** What is left of a weight after one more observation: about 250 count at a time. */
    private static final double KEPT = 0.996;

    private final double[] weights;

    private ProcessingTimeHistogram(double[] weights) {
        this.weights = weights;
    }

    /**
     * A history that was kept elsewhere.
     *
     * @param weights one for each step of the scale, none negative; copied
     * @throws IllegalArgumentException when these are no such weights
     */
    public static ProcessingTimeHistogram of(double... weights) {
        if (weights.length != TimeScale.STEPS
                || !Arrays.stream(weights).allMatch(weight -> weight >= 0 && weight < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("no history: " + weights.length + " weights, or a wrong one");
        }
        return new ProcessingTimeHistogram(weights.clone());
    }

    /**
     * One observation more. When exactly between two questions it was, nobody knows; its weight is spread evenly.
     *
     * @return what is known now
     */
    public ProcessingTimeHistogram with(ProcessingTime time) {
        var next = scaled(KEPT).weights;
        var from = millis(time.notBefore());
        var to = Math.max(from + 1, millis(time.by()));
        for (int step = TimeScale.stepOf(from); step <= TimeScale.stepOf(to); step++) {
            var end = step == TimeScale.STEPS - 1 ? Math.max(to, TimeScale.edge(step + 1)) : TimeScale.edge(step + 1);
            var within = Math.min(to, end) - Math.max(from, TimeScale.edge(step));
            next[step] += Math.max(0, within) / (to - from);
        }
        return new ProcessingTimeHistogram(next);
    }

    /**
     * Two histories taken together.
     *
     * @return weights that are the sums of theirs
     */
    public ProcessingTimeHistogram plus(ProcessingTimeHistogram other) {
        var sum = weights.clone();
        for (int step = 0; step < sum.length; step++) {
            sum[step] += other.weights[step];
        }
        return new ProcessingTimeHistogram(sum);
    }

    /**
     * The same shape, worth more or less.
     *
     * @param factor not negative
     */
    public ProcessingTimeHistogram scaled(double factor) {
        return new ProcessingTimeHistogram(
                Arrays.stream(weights).map(weight -> weight * factor).toArray());
    }

    /**
     * How much it is worth.
     *
     * @return in observations; each is worth 1 when it is new
     */
    public double weight() {
        return Arrays.stream(weights).sum();
    }

    /**
     * The weight within a step.
     *
     * @return in observations
     */
    public double weight(int step) {
        return weights[step];
    }

    /** Seconds and a fraction do not overflow, however long a duration is. */
    private static double millis(Duration duration) {
        return duration.getSeconds() * 1e3 + duration.getNano() / 1e6;
    }
}
