package dev.ferry.domain.processingtime;

/**
 * The logarithmic scale of all histograms. The first step ends at 10 milliseconds; after eight further steps the time
 * has doubled.
 */
public final class TimeScale {

    /** The number of steps; the last one ends after a week. */
    public static final int STEPS = 209;

    private static final double FIRST_MILLIS = 10;
    private static final int STEPS_PER_OCTAVE = 8;
    private static final double[] EDGES = edges();

    private TimeScale() {}

    /**
     * The start of a step, in milliseconds.
     *
     * @param step from 0 to {@link #STEPS}; the latter gives the end of the last step
     */
    public static double edge(int step) {
        return EDGES[step];
    }

    /**
     * The length of a step, in milliseconds.
     *
     * @param step from 0 to {@code STEPS - 1}
     */
    public static double width(int step) {
        return EDGES[step + 1] - EDGES[step];
    }

    /**
     * The step that contains a time; the last one for every time beyond the scale.
     *
     * @param millis the time, not negative
     */
    public static int stepOf(double millis) {
        if (millis < FIRST_MILLIS) {
            return 0;
        }
        var octaves = Math.log(millis / FIRST_MILLIS) / Math.log(2);
        return Math.min(STEPS - 1, 1 + (int) (octaves * STEPS_PER_OCTAVE));
    }

    /** The number of steps for this many doublings of time. */
    public static int stepsOf(int octaves) {
        return octaves * STEPS_PER_OCTAVE;
    }

    private static double[] edges() {
        var edges = new double[STEPS + 1];
        for (int step = 1; step <= STEPS; step++) {
            edges[step] = FIRST_MILLIS * Math.pow(2, (step - 1) / (double) STEPS_PER_OCTAVE);
        }
        return edges;
    }
}
