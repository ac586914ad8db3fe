package dev.ferry.domain.table;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader makes of a text. */
record Reading(TableReader table, @Nullable Character delimiter, List<TableRow> rows, List<Problem> problems) {

    static Reading of(String text) {
        return of(Schema.guide(), null, text);
    }

    static Reading of(Schema schema, @Nullable Character delimiter, String text) {
        var rows = new ArrayList<TableRow>();
        var problems = new ArrayList<Problem>();
        var reader = new CsvTableReader(schema, delimiter, (layout, row) -> rows.add(row), problems::add);
        reader.accept(text);
        reader.finish();
        return new Reading(reader.table(), reader.delimiter(), rows, problems);
    }

    TableLayout layout() {
        var layout = table.layout();
        if (layout == null) {
            throw new AssertionError("no layout was found");
        }
        return layout;
    }

    /** The CSV that the Platform would get. */
    String canonical(Schema schema) {
        var text = new StringBuilder();
        var csv = new CanonicalCsv(schema, text);
        rows.forEach(csv::row);
        return text.toString();
    }

    /** The values that the Platform would get, row by row. */
    List<List<String>> sent() {
        return rows.stream()
                .map(row -> row.fields().stream().map(TableField::sent).toList())
                .toList();
    }
}
