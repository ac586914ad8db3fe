package dev.ferry.domain.dataset;

import java.util.function.Consumer;

/** Holds rows against a schema as they stream by. */
public final class SchemaCheck implements Consumer<CsvRow> {

    private final Schema schema;
    private final Consumer<Problem> problems;
    private long rows;

    /**
     * Before the first row.
     *
     * @param problems takes what is wrong, in the order of the file
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

    /**
     * How many rows of data there were.
     *
     * @return the number, the header not counted
     */
    public long rows() {
        return rows;
    }

    private void check(Column column, CsvField field) {
        column.complaintAbout(field.text())
                .ifPresent(complaint ->
                        problems.accept(new Problem(field.line(), column.name(), field.text(), complaint)));
    }
}
