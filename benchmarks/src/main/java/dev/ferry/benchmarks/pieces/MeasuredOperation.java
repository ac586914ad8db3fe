package dev.ferry.benchmarks.pieces;

import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An operation that is measured in several implementations.
 *
 * @param type the class with a method for each implementation
 * @param others the implementations other than Ferry's
 */
record MeasuredOperation(String label, Class<?> type, Enum<?> of, List<Implementation> others) {

    MeasuredOperation(String label, Class<?> type, Enum<?> of, Implementation... others) {
        this(label, type, of, List.of(others));
    }

    void addTo(Rounds rounds) {
        Stream.concat(Stream.of(Implementation.FERRY), others.stream())
                .forEach(way -> rounds.with(name(way), round -> new JmhMethod(type, way.method, of).figures()));
    }

    /** The rows of the page's table, one for each other implementation. */
    Stream<String> lines(Measurements measured) {
        return others.stream()
                .map(other -> "| %s | %s | %s | %s |"
                        .formatted(
                                label,
                                other.label,
                                compare(measured, other, JmhMethod.TIME),
                                compare(measured, other, JmhMethod.MEMORY)));
    }

    private String compare(Measurements measured, Implementation other, String figure) {
        return String.format(
                Locale.ROOT,
                "%s | %s | %.2f",
                Page.figure(measured.median(name(Implementation.FERRY), figure)),
                Page.figure(measured.median(name(other), figure)),
                measured.ratio(name(Implementation.FERRY), name(other), figure));
    }

    private String name(Implementation way) {
        return label + ": " + way.label;
    }
}
