package dev.ferry.adapters.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plain table, its columns as wide as what stands in them. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        row(header);
    }

    /**
     * One row more.
     *
     * @param cells as many as the header has
     */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints it. */
    public void print(PrintStream out) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (var row : rows) {
            out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> row.get(column)
                            + " ".repeat(widths[column] - row.get(column).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
    }
}
