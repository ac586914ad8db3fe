package dev.ferry.domain.feedback;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.TableField;
import dev.ferry.domain.table.TableRow;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code value|message}. Both parts may contain bars. If the row is known, the value is the part that equals one of
 * the fields that were sent; otherwise it ends at the first bar.
 */
record Remark(String text, int bar) {

    Remark(String text) {
        this(text, text.indexOf('|'));
    }

    /**
     * A remark with its place.
     *
     * @param hasValue whether the row contains the remark's value
     */
    record Located(Problem problem, boolean hasValue) {}

    String value() {
        return text.substring(0, bar);
    }

    String message() {
        return text.substring(bar + 1).strip();
    }

    Located locateIn(TableRow row, Schema schema) {
        return bars().mapToObj(at -> new Remark(text, at).locate(row, schema))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> notLocated(row));
    }

    private IntStream bars() {
        return IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '|');
    }

    /** An empty field does not show that a remark without a value is about it. */
    private Optional<Located> locate(TableRow row, Schema schema) {
        return column(row, schema).map(index -> {
            TableField field = row.fields().get(index);
            var column = index < schema.columns().size()
                    ? schema.columns().get(index).name()
                    : null;
            return new Located(
                    new Problem(field.line(), field.cell(), column, given(field), sent(field), message()),
                    !value().isBlank());
        });
    }

    private String given(TableField field) {
        return sent(field) == null ? value() : field.given();
    }

    private static @Nullable String sent(TableField field) {
        return field.sent().equals(field.given()) ? null : field.sent();
    }

    /**
     * The field that equals the value. Of several, the first that breaks the schema wins, then the first whose column
     * the message names, then the first.
     */
    private Optional<Integer> column(TableRow row, Schema schema) {
        return IntStream.range(0, row.fields().size())
                .filter(i -> row.fields().get(i).sent().strip().equals(value().strip()))
                .boxed()
                .min(Comparator.comparingInt(i -> rank(i, row, schema)));
    }

    private int rank(int index, TableRow row, Schema schema) {
        if (index >= schema.columns().size()) {
            return 3;
        }
        var column = schema.columns().get(index);
        if (column.validate(row.fields().get(index).sent()).isPresent()) {
            return 0;
        }
        return message().toLowerCase(Locale.ROOT).contains(column.name().toLowerCase(Locale.ROOT)) ? 1 : 2;
    }

    /**
     * A remark without a value is about the row as a whole. If no field of the row equals the value, the problem says
     * so.
     */
    private Located notLocated(TableRow row) {
        var first = row.fields().getFirst();
        var problem =
                new Problem(first.line(), first.cell(), null, value().isBlank() ? null : value(), null, message());
        return new Located(
                value().isBlank()
                        ? problem
                        : problem.withRemark(
                                "the file's row does not contain this value; are rows counted differently?"),
                false);
    }
}
