package dev.ferry.adapters.cli.output;

import dev.ferry.domain.text.VisibleText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text table with columns as wide as their longest cell. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        addRow(header);
    }

    /**
     * Adds a row. A cell is as wide as the terminal shows it.
     *
     * @param cells one cell for each column of the header
     */
    public void addRow(String... cells) {
        rows.add(Arrays.stream(cells).map(VisibleText::line).toList());
    }

    /** Prints the table. */
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
