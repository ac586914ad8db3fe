package dev.ferry.domain.dataset;

import java.util.function.Consumer;

/** Checks rows against a schema, one at a time. */
public final class SchemaCheck implements Consumer<CsvRow> {

    private final Schema schema;
    private final Consumer<Problem> problems;
    private long rows;

    /**
     * Starts before the first row.
     *
     * @param problems receives the problems, in the order of the file
     */
    public SchemaCheck(Schema schema, Consumer<Problem> problems) {
        this.schema = schema;
        this.problems = problems;
    }

    @Override
    public void accept(CsvRow row) {
        if (schema.isHeader(row)) {
            return;
        }
        rows++;
        var expected = schema.columns().size();
        var found = row.fields().size();
        if (found != expected) {
            problems.accept(new Problem(
                    row.line(), null, null, "this row has " + found + " fields; the schema has " + expected));
            return;
        }
        for (int i = 0; i < expected; i++) {
            check(schema.columns().get(i), row.fields().get(i));
        }
    }

    /** The number of rows of data so far, without the header. */
    public long rows() {
        return rows;
    }

    private void check(Column column, CsvField field) {
        column.validate(field.text())
                .ifPresent(message -> problems.accept(new Problem(field.line(), column.name(), field.text(), message)));
    }
}
