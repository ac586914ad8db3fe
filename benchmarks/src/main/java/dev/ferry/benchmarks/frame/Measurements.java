package dev.ferry.benchmarks.frame;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures that were measured in all rounds.
 *
 * @param figures the figures in the order of measurement
 */
public record Measurements(List<Figure> figures) {

    /**
     * A measured figure.
     *
     * @param round the number of the round, from 0
     * @param name the name of the figure, with its unit
     */
    public record Figure(int round, String contestant, String name, double value) {}

    /** Copies the figures. */
    public Measurements {
        figures = List.copyOf(figures);
    }

    /** The names of the contestants, in the order of the first round. */
    public List<String> contestants() {
        return figures.stream().map(Figure::contestant).distinct().toList();
    }

    /**
     * The median over all rounds.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public double median(String contestant, String name) {
        return Median.of(byRound(contestant, name).values());
    }

    /**
     * The ratio of two contestants: the median of the ratios of each round. A slow minute of the machine affects both,
     * so it does not change the ratio much.
     *
     * @throws IllegalArgumentException if no round measured both
     */
    public double ratio(String contestant, String other, String name) {
        var others = byRound(other, name);
        return Median.of(byRound(contestant, name).entrySet().stream()
                .filter(figure -> others.containsKey(figure.getKey()))
                .map(figure -> figure.getValue() / others.getOrDefault(figure.getKey(), Double.NaN))
                .toList());
    }

    /**
     * All figures as CSV.
     *
     * @return comma-separated values with a header line
     */
    public String csv() {
        var csv = new StringBuilder("round,contestant,figure,value\n");
        for (var figure : figures) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,\"%s\",\"%s\",%.4f%n",
                    figure.round(),
                    figure.contestant(),
                    figure.name(),
                    figure.value()));
        }
        return csv.toString();
    }

    private Map<Integer, Double> byRound(String contestant, String name) {
        var values = new HashMap<Integer, Double>();
        figures.stream()
                .filter(figure ->
                        figure.contestant().equals(contestant) && figure.name().equals(name))
                .forEach(figure -> values.put(figure.round(), figure.value()));
        return values;
    }
}
