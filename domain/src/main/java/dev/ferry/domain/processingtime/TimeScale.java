package dev.ferry.domain.processingtime;

/**
 * The scale of all histories: the first step ends at 10 milliseconds, and every eight steps further the time is twice
 * as long.
 */
public final class TimeScale {

    /** How many steps there are; the last one ends after a week. */
    public static final int STEPS = 209;

    private static final double FIRST_MILLIS = 10;
    private static final int STEPS_PER_OCTAVE = 8;
    private static final double[] EDGES = edges();

    private TimeScale() {}

    /**
     * Where a step begins.
     *
     * @param step from 0 to {@link #STEPS}, where the latter is the end of the last
     * @return milliseconds
     */
    public static double edge(int step) {
        return EDGES[step];
    }

    /**
     * How long a step is.
     *
     * @param step from 0 to {@code STEPS - 1}
     * @return milliseconds
     */
    public static double width(int step) {
        return EDGES[step + 1] - EDGES[step];
    }

    /**
     * The step that a time falls into.
     *
     * @param millis the time, not negative
     * @return the step; the last one for everything beyond the scale
     */
    public static int stepOf(double millis) {
        if (millis < FIRST_MILLIS) {
            return 0;
        }
        var octaves = Math.log(millis / FIRST_MILLIS) / Math.log(2);
        return Math.min(STEPS - 1, 1 + (int) (octaves * STEPS_PER_OCTAVE));
    }

    /**
     * How many steps cover so many doublings.
     *
     * @param octaves doublings of time
     */
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
