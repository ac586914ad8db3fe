package dev.ferry.domain.feedback;

import dev.ferry.domain.dataset.CsvField;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A {@code value|message}. Both parts may contain bars. If the row is known, the value is the part that equals one of
 * its fields; otherwise it ends at the first bar.
 */
record Remark(String text, int bar) {

    Remark(String text) {
        this(text, text.indexOf('|'));
    }

    String value() {
        return text.substring(0, bar);
    }

    String message() {
        return text.substring(bar + 1).strip();
    }

    Problem locateIn(CsvRow row, Schema schema) {
        return bars().mapToObj(at -> new Remark(text, at).locate(row, schema))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> notLocated(row));
    }

    private IntStream bars() {
        return IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '|');
    }

    private Optional<Problem> locate(CsvRow row, Schema schema) {
        var index = column(row, schema);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        CsvField field = row.fields().get(index.getAsInt());
        var column = index.getAsInt() < schema.columns().size()
                ? schema.columns().get(index.getAsInt()).name()
                : null;
        return Optional.of(new Problem(field.line(), column, value(), message()));
    }

    /**
     * The field that equals the value. Of several, the first that breaks the schema wins, then the first whose column
     * the message names, then the first.
     */
    private OptionalInt column(CsvRow row, Schema schema) {
        return IntStream.range(0, row.fields().size())
                .filter(i -> row.fields().get(i).text().strip().equals(value().strip()))
                .boxed()
                .min(Comparator.comparingInt(i -> rank(i, row, schema)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private int rank(int index, CsvRow row, Schema schema) {
        if (index >= schema.columns().size()) {
            return 3;
        }
        var column = schema.columns().get(index);
        if (column.validate(row.fields().get(index).text()).isPresent()) {
            return 0;
        }
        return message().toLowerCase(Locale.ROOT).contains(column.name().toLowerCase(Locale.ROOT)) ? 1 : 2;
    }

    /**
     * A remark without a value is about the row as a whole. If no field of the row equals the value, the problem says
     * so.
     */
    private Problem notLocated(CsvRow row) {
        return value().isBlank()
                ? new Problem(row.line(), null, null, message())
                : new Problem(
                        row.line(),
                        null,
                        value(),
                        message() + " (the file's row does not contain this value; are rows counted differently?)");
    }
}
