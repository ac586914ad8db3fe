package dev.ferry.domain.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a data set, in order.
 *
 * @param columns at least one
 * @param comparison the rule between two columns of a row; null when there is none
 */
public record Schema(List<Column> columns, @Nullable ColumnComparison comparison) {

    /**
     * Checks the columns.
     *
     * @throws IllegalArgumentException when there is no column, two have the same name, or the comparison names another
     */
    public Schema {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one column");
        }
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns have the name " + column.name());
            }
        }
        if (comparison != null) {
            comparison.requireIn(columns);
        }
    }

    /** Columns without a comparison. */
    public Schema(List<Column> columns) {
        this(columns, null);
    }

    /** The five columns of the getting-started guide. */
    public static Schema guide() {
        return parse("Reference:text!,StartDate:date!,StartTime:time!,EndDate:date!,EndTime:time!");
    }

    /**
     * Parses the schema setting.
     *
     * @param text columns as {@code Name:type}, separated by commas, with a {@code !} after required columns
     * @throws IllegalArgumentException when a column is not valid; the message names it
     */
    public static Schema parse(String text) {
        return new Schema(Arrays.stream(text.split(",", -1)).map(Schema::column).toList());
    }

    private static Column column(String text) {
        var required = text.endsWith("!");
        var parts = text.substring(0, text.length() - (required ? 1 : 0)).split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is not a column; write Name:type or Name:type!");
        }
        return new Column(parts[0].strip(), ColumnType.named(parts[1].strip()), required);
    }

    /**
     * The place of a column, from 0.
     *
     * @throws IllegalArgumentException when the schema has no such column
     */
    public int indexOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    /**
     * Whether a row is the header: the first row of the file, with the names of the columns in any case. A file may
     * omit it.
     */
    public boolean isHeader(CsvRow row) {
        return row.number() == 1
                && row.fields().size() == columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i -> columns.get(i)
                                .name()
                                .equalsIgnoreCase(row.fields().get(i).text().strip()));
    }
}
