package dev.ferry.domain.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a data set, in order.
 *
 * @param columns at least one
 */
public record Schema(List<Column> columns) {

    /**
     * Checks the number of columns.
     *
     * @throws IllegalArgumentException when there is no column
     */
    public Schema {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one column");
        }
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
