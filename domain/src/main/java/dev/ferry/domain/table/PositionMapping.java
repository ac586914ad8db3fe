package dev.ferry.domain.table;

import dev.ferry.domain.dataset.BlankText;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.TableLayout.FieldSource;
import java.util.ArrayList;
import java.util.List;

/** Maps the fields of a table without a header to the columns of the schema, by their order. */
final class PositionMapping {

    private final Schema schema;
    private final List<CsvRow> rows;

    PositionMapping(Schema schema, List<CsvRow> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    /**
     * The layout of all rows.
     *
     * @param above the number of rows above the first
     */
    TableLayout layout(long above) {
        var constants = schema.columns().stream()
                .filter(column -> column.source().constant() != null)
                .count();
        var all = schema.columns().size();
        var withoutConstants =
                constants > 0 && constants < all && rows.stream().allMatch(row -> usedWidth(row) <= all - constants);
        var sources = new ArrayList<FieldSource>();
        int index = 0;
        for (Column column : schema.columns()) {
            var constant = column.source().constant();
            sources.add(
                    withoutConstants && constant != null
                            ? new FieldSource.Constant(constant)
                            : new FieldSource.Given(index++));
        }
        return new TableLayout(
                above,
                null,
                index,
                sources,
                above == 0 && !withoutConstants,
                "there is no header, because no row has the names of the columns; they are taken in the schema's order",
                List.of(),
                List.of());
    }

    /** The number of fields up to the last that is not blank. */
    static int usedWidth(CsvRow row) {
        int width = row.fields().size();
        while (width > 0 && BlankText.isBlank(row.fields().get(width - 1).text())) {
            width--;
        }
        return width;
    }
}
