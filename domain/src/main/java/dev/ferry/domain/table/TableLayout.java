package dev.ferry.domain.table;

import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table become rows of the schema.
 *
 * @param above the number of rows above the first row that is read: titles, and Excel's {@code sep=} line
 * @param header the row with the names of the columns; null when the table has none
 * @param width the number of fields of a row; further ones are blank
 * @param sources the origin of each column's values, in the order of the schema
 * @param exact whether the table has the schema's columns in their order and nothing else, under a header with exactly
 *     their names or none
 * @param explanation what was taken for the header, and why, in one sentence
 * @param notes what is left out or read in another way than it looks, one sentence each
 * @param problems why the rows cannot be read, for example missing columns; empty when they can
 */
public record TableLayout(
        long above,
        @Nullable CsvRow header,
        int width,
        List<FieldSource> sources,
        boolean exact,
        String explanation,
        List<String> notes,
        List<Problem> problems) {

    public TableLayout {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** The origin of a column's values. */
    public sealed interface FieldSource {

        /**
         * A field of the row.
         *
         * @param index its place in the row, from 0
         */
        record Given(int index) implements FieldSource {}

        /**
         * The schema's constant.
         *
         * @param value in the form that the Platform gets
         */
        record Constant(String value) implements FieldSource {}

        /** An optional column that the table does not have. */
        record Absent() implements FieldSource {}
    }
}
