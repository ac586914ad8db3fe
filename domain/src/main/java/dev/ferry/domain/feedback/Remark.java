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
 * A {@code value|message}. Value and message may hold bars themselves: where a row is at hand, the value is what stands
 * in one of its fields; otherwise it ends at the first bar.
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

    Problem about(CsvRow row, Schema schema) {
        return splits().mapToObj(at -> new Remark(text, at).locate(row, schema))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> elsewhere(row));
    }

    private IntStream splits() {
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

    /** The field that holds the value; of several, the one the schema dislikes, else the one the message names. */
    private OptionalInt column(CsvRow row, Schema schema) {
        return IntStream.range(0, row.fields().size())
                .filter(i -> row.fields().get(i).text().strip().equals(value().strip()))
                .boxed()
                .min(Comparator.comparingInt(i -> unlikely(i, row, schema)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private int unlikely(int index, CsvRow row, Schema schema) {
        if (index >= schema.columns().size()) {
            return 3;
        }
        var column = schema.columns().get(index);
        if (column.complaintAbout(row.fields().get(index).text()).isPresent()) {
            return 0;
        }
        return message().toLowerCase(Locale.ROOT).contains(column.name().toLowerCase(Locale.ROOT)) ? 1 : 2;
    }

    /** A remark on the row as a whole names no value; a value that the row does not hold is a mismatch, and said. */
    private Problem elsewhere(CsvRow row) {
        return value().isBlank()
                ? new Problem(row.line(), null, null, message())
                : new Problem(
                        row.line(),
                        null,
                        value(),
                        message() + " (the file's row does not hold this value; are rows counted differently?)");
    }
}
