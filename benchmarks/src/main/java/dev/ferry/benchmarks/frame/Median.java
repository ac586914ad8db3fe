package dev.ferry.benchmarks.frame;

import java.util.Collection;

/** The middle of measured figures, which one bad round does not move. */
public final class Median {

    private Median() {}

    /**
     * The middle figure.
     *
     * @param figures in any order
     * @return the middle one, or the mean of the two in the middle
     * @throws IllegalArgumentException when there are none
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
