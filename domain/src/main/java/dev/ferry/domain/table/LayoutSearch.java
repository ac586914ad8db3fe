package dev.ferry.domain.table;

import dev.ferry.domain.dataset.BlankText;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.ColumnType;
import dev.ferry.domain.dataset.Conversion;
import dev.ferry.domain.dataset.CsvField;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the header in the first rows of a table: the row with the most names of columns, if it has the names of half of
 * them, or a name and no value. A first row without any name and any value above a row with values is a header too, of
 * a table whose columns have other names.
 */
final class LayoutSearch {

    /** A header has at most so many rows above it. */
    private static final int HEADER_WITHIN = 20;

    private final Schema schema;
    private final List<CsvRow> head;

    /**
     * Looks at the first rows.
     *
     * @param head the first rows of the table, of a size that need not be known
     */
    LayoutSearch(Schema schema, List<CsvRow> head) {
        this.schema = schema;
        this.head = head;
    }

    TableLayout find() {
        int start = !head.isEmpty() && isSeparatorLine(head.getFirst()) ? 1 : 0;
        var named = named(start);
        if (named.isPresent()) {
            var matches = matches(named.get());
            return new HeaderMapping(schema, named.get())
                    .layout("it has the names of " + matches + " of "
                            + schema.columns().size() + " columns");
        }
        var unknown = unknown(start);
        if (unknown.isPresent()) {
            return new HeaderMapping(schema, unknown.get())
                    .layout("none of its fields is a value, and the rows below have values");
        }
        return new PositionMapping(schema, head.subList(start, head.size())).layout(start);
    }

    /** How well the rows fit the schema: by the names in the header, then by their values, then by their fields. */
    long score() {
        var header = find().header();
        var width = schema.columns().size();
        return 1_000_000L * (header == null ? 0 : matches(header))
                + 10_000L * count(this::hasAllValues)
                + 100L * count(row -> row.fields().size() == width)
                + count(row -> row.fields().size() > 1);
    }

    private long count(Predicate<CsvRow> condition) {
        return head.stream().filter(condition).count();
    }

    private boolean hasAllValues(CsvRow row) {
        return row.fields().size() == schema.columns().size()
                && IntStream.range(0, row.fields().size())
                        .allMatch(i -> schema.columns()
                                        .get(i)
                                        .convert(row.fields().get(i).text(), false)
                                instanceof Conversion.Value);
    }

    static boolean isSeparatorLine(CsvRow row) {
        return row.number() == 1
                && row.fields().size() <= 2
                && row.fields()
                        .getFirst()
                        .text()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("sep=");
    }

    private Optional<CsvRow> named(int start) {
        CsvRow best = null;
        int most = 0;
        for (var row : head.subList(start, Math.min(head.size(), start + HEADER_WITHIN))) {
            var matches = matches(row);
            if (matches > most && (2 * matches >= schema.columns().size() || !hasValue(row))) {
                best = row;
                most = matches;
            }
        }
        return Optional.ofNullable(best);
    }

    private int matches(CsvRow row) {
        var names =
                row.fields().stream().map(field -> new HeaderName(field.text())).toList();
        return (int) schema.columns().stream()
                .filter(column -> names.stream().anyMatch(name -> name.isOf(column)))
                .count();
    }

    private Optional<CsvRow> unknown(int start) {
        var wide = IntStream.range(start, Math.min(head.size(), start + HEADER_WITHIN))
                .filter(i -> isWide(head.get(i)))
                .findFirst();
        return wide.isPresent()
                        && !hasValue(head.get(wide.getAsInt()))
                        && head.subList(wide.getAsInt() + 1, head.size()).stream()
                                .anyMatch(this::hasValue)
                ? Optional.of(head.get(wide.getAsInt()))
                : Optional.empty();
    }

    private boolean isWide(CsvRow row) {
        return row.fields().stream()
                        .filter(field -> !BlankText.isBlank(field.text()))
                        .count()
                >= Math.min(2, schema.columns().size());
    }

    private boolean hasValue(CsvRow row) {
        return row.fields().stream().anyMatch(this::isValue);
    }

    private boolean isValue(CsvField field) {
        return !BlankText.isBlank(field.text())
                && schema.columns().stream()
                        .filter(column -> column.type() != ColumnType.TEXT)
                        .anyMatch(column -> isValueOf(column, field));
    }

    private static boolean isValueOf(Column column, CsvField field) {
        return field.typed() || column.convert(field.text(), false) instanceof Conversion.Value;
    }
}
