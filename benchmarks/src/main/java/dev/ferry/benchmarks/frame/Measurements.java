package dev.ferry.benchmarks.frame;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that was measured in some rounds.
 *
 * @param figures one by one, in the order of measuring
 */
public record Measurements(List<Figure> figures) {

    /**
     * One figure.
     *
     * @param round from 0
     * @param name of what, with its unit
     */
    public record Figure(int round, String contestant, String name, double value) {}

    /** Copies the figures. */
    public Measurements {
        figures = List.copyOf(figures);
    }

    /**
     * Who took part.
     *
     * @return names, in the order of the first round
     */
    public List<String> contestants() {
        return figures.stream().map(Figure::contestant).distinct().toList();
    }

    /**
     * The median over all rounds.
     *
     * @throws IllegalArgumentException when it was not measured
     */
    public double median(String contestant, String name) {
        return Median.of(byRound(contestant, name).values());
    }

    /**
     * How one stands to another: the median of the ratios of each round, so that a slow minute of the machine, which
     * meets both, does not count.
     *
     * @throws IllegalArgumentException when they were measured in no common round
     */
    public double ratio(String contestant, String other, String name) {
        var others = byRound(other, name);
        return Median.of(byRound(contestant, name).entrySet().stream()
                .filter(figure -> others.containsKey(figure.getKey()))
                .map(figure -> figure.getValue() / others.getOrDefault(figure.getKey(), Double.NaN))
                .toList());
    }

    /**
     * Everything, to be kept.
     *
     * @return comma-separated values with a head line
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
