package dev.ferry.benchmarks.frame;

import java.util.Collection;

/** Calculates medians, which a single bad round does not change. */
public final class Median {

    private Median() {}

    /**
     * Calculates the median.
     *
     * @param figures the figures in any order
     * @return the middle figure, or the mean of the two middle figures
     * @throws IllegalArgumentException if there are none
     */
    public static double of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = figures.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
