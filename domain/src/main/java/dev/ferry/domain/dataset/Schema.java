package dev.ferry.domain.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a data set, in their order.
 *
 * @param columns at least one
 */
public record Schema(List<Column> columns) {

    /**
     * Keeps a copy of the columns.
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
     * Reads a schema from a setting.
     *
     * @param text columns as {@code Name:type}, separated by commas, with a {@code !} behind those that are required
     * @throws IllegalArgumentException when a column cannot be read, naming it
     */
    public static Schema parse(String text) {
        return new Schema(Arrays.stream(text.split(",", -1)).map(Schema::column).toList());
    }

    private static Column column(String text) {
        var required = text.endsWith("!");
        var parts = text.substring(0, text.length() - (required ? 1 : 0)).split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is no column; write Name:type or Name:type!");
        }
        return new Column(parts[0].strip(), ColumnType.named(parts[1].strip()), required);
    }

    /**
     * Whether a row is this schema's header, which a file may have or leave out.
     *
     * @param row the first row of a file
     * @return true when it holds the columns' names, whatever their case
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
