package dev.ferry.domain.table;

import dev.ferry.domain.dataset.BlankText;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.Conversion;
import dev.ferry.domain.dataset.CsvField;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.TableLayout.FieldSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table as rows of a schema. It keeps the first rows until it has found the layout, then one row at
 * a time. Rows that are blank are left out.
 */
public final class TableReader implements Consumer<CsvRow> {

    /** The number of rows in which the layout is looked for. */
    static final int HEAD_ROWS = 50;

    private final Schema schema;
    private final @Nullable String sheet;
    private final BiConsumer<TableLayout, TableRow> rows;
    private final Consumer<Problem> problems;
    private final UniqueValues unique;
    private final List<CsvRow> head = new ArrayList<>();
    private @Nullable TableLayout layout;
    private boolean headIsComplete;
    private long rowCount;
    private long blankRows;

    /**
     * Starts before the first row.
     *
     * @param sheet the name of the workbook's sheet; null for a file of text
     * @param rows receives each row that is not left out, with the layout of the table
     * @param problems receives the problems, in the order of the file, before their row
     */
    public TableReader(
            Schema schema, @Nullable String sheet, BiConsumer<TableLayout, TableRow> rows, Consumer<Problem> problems) {
        this.schema = schema;
        this.sheet = sheet;
        this.rows = rows;
        this.problems = problems;
        this.unique = new UniqueValues(schema);
    }

    @Override
    public void accept(CsvRow row) {
        if (layout != null) {
            read(row, layout);
        } else {
            head.add(row);
            if (head.size() == HEAD_ROWS || headIsComplete) {
                findLayout();
            }
        }
    }

    /** Looks for the layout in the rows so far, or in the next one if there is none. */
    void findLayout() {
        headIsComplete = true;
        if (layout == null && !head.isEmpty()) {
            layout = readHead();
        }
    }

    /** Ends the table. */
    public void finish() {
        if (layout == null) {
            layout = readHead();
        }
    }

    /**
     * The layout of the table.
     *
     * @return null before it was found, which is at the latest at the end
     */
    public @Nullable TableLayout layout() {
        return layout;
    }

    /** The number of rows so far, without the header and the rows that are left out. */
    public long rowCount() {
        return rowCount;
    }

    /** The number of blank rows so far, without blank lines in a file of text. */
    public long blankRows() {
        return blankRows;
    }

    private TableLayout readHead() {
        var found = new LayoutSearch(schema, head).find();
        found.problems().forEach(problems);
        head.forEach(row -> read(row, found));
        head.clear();
        return found;
    }

    private void read(CsvRow row, TableLayout found) {
        if (row.number() <= found.above()) {
            return;
        }
        var width = PositionMapping.usedWidth(row);
        if (width == 0) {
            blankRows++;
            return;
        }
        rowCount++;
        if (!found.problems().isEmpty()) {
            return;
        }
        if (width > found.width() || row.fields().size() < found.width()) {
            problems.accept(new Problem(
                    row.line(),
                    cell(row.line(), 0),
                    null,
                    null,
                    null,
                    "this row has " + Math.max(width, Math.min(row.fields().size(), found.width())) + " fields; the "
                            + (found.header() == null ? "schema" : "header") + " has " + found.width()));
            rows.accept(found, new TableRow(rowCount, asGiven(row)));
            return;
        }
        rows.accept(found, new TableRow(rowCount, converted(row, found)));
    }

    private List<TableField> asGiven(CsvRow row) {
        var fields = new ArrayList<TableField>();
        for (int i = 0; i < row.fields().size(); i++) {
            var field = row.fields().get(i);
            fields.add(new TableField(field.text(), field.text(), field.line(), cell(field.line(), i)));
        }
        return fields;
    }

    private List<TableField> converted(CsvRow row, TableLayout found) {
        var fields = new ArrayList<TableField>(found.sources().size());
        for (int i = 0; i < found.sources().size(); i++) {
            fields.add(
                    switch (found.sources().get(i)) {
                        case FieldSource.Given given ->
                            field(schema.columns().get(i), row.fields().get(given.index()), given.index());
                        case FieldSource.Constant constant ->
                            new TableField(constant.value(), constant.value(), row.line(), null);
                        case FieldSource.Absent absent -> new TableField("", "", row.line(), null);
                    });
        }
        unique.check(fields, problems);
        compare(fields);
        return fields;
    }

    private TableField field(Column column, CsvField field, int index) {
        var cell = cell(field.line(), index);
        return switch (column.convert(field.text(), field.typed())) {
            case Conversion.Value value -> new TableField(value.text(), field.text(), field.line(), cell);
            case Conversion.Wrong wrong -> {
                var value = BlankText.isBlank(field.text()) ? "" : field.text();
                problems.accept(new Problem(field.line(), cell, column.name(), value, null, wrong.message()));
                yield new TableField(field.text(), field.text(), field.line(), cell);
            }
        };
    }

    private void compare(List<TableField> fields) {
        var comparison = schema.comparison();
        if (comparison == null) {
            return;
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(schema.columns().get(i).name(), fields.get(i).sent());
        }
        comparison.broken(values).ifPresent(message -> {
            var column = comparison.later().getLast();
            var place = fields.get(schema.indexOf(column));
            problems.accept(new Problem(place.line(), place.cell(), column, place.given(), null, message));
        });
    }

    /** The name of a cell, by the row of the sheet and the index of the column. */
    private @Nullable String cell(long line, int index) {
        return sheet == null ? null : sheet + "!" + letters(index) + line;
    }

    private static String letters(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : letters(index / 26 - 1) + letters(index % 26);
    }
}
