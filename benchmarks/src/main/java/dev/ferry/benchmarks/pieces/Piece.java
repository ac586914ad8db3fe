package dev.ferry.benchmarks.pieces;

import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What Ferry does in its way and others in theirs.
 *
 * @param type has a method for each way
 * @param others the ways that are not Ferry's
 */
record Piece(String label, Class<?> type, Enum<?> of, List<Way> others) {

    Piece(String label, Class<?> type, Enum<?> of, Way... others) {
        this(label, type, of, List.of(others));
    }

    void takePart(Rounds rounds) {
        Stream.concat(Stream.of(Way.FERRY), others.stream())
                .forEach(way -> rounds.with(name(way), round -> new Clocked(type, way.method, of).figures()));
    }

    /** A line of the page's table for each of the others. */
    Stream<String> lines(Measurements measured) {
        return others.stream()
                .map(other -> "| %s | %s | %s | %s |"
                        .formatted(
                                label,
                                other.label,
                                compared(measured, other, Clocked.TIME),
                                compared(measured, other, Clocked.MEMORY)));
    }

    private String compared(Measurements measured, Way other, String figure) {
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
