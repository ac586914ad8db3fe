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
record Piece(String label, Class<?> type, Enum<?> of, List<Way> others) {

    Piece(String label, Class<?> type, Enum<?> of, Way... others) {
        this(label, type, of, List.of(others));
    }

    void addTo(Rounds rounds) {
        Stream.concat(Stream.of(Way.FERRY), others.stream())
                .forEach(way -> rounds.with(name(way), round -> new Clocked(type, way.method, of).figures()));
    }

    /** The rows of the page's table, one for each other implementation. */
    Stream<String> lines(Measurements measured) {
        return others.stream()
                .map(other -> "| %s | %s | %s | %s |"
                        .formatted(
                                label,
                                other.label,
                                compare(measured, other, Clocked.TIME),
                                compare(measured, other, Clocked.MEMORY)));
    }

    private String compare(Measurements measured, Way other, String figure) {
        return String.format(
                Locale.ROOT,
                "%s | %s | %.2f",
                Page.figure(measured.median(name(Way.FERRY), figure)),
                Page.figure(measured.median(name(other), figure)),
                measured.ratio(name(Way.FERRY), name(other), figure));
    }

    private String name(Way way) {
        return label + ": " + way.label;
    }
}
