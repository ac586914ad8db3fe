package dev.ferry.domain.table;

import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.Schema;
import java.util.Iterator;

/**
 * Writes the CSV that the Platform gets: commas, a CRLF after each row, quotes only around fields that need them (RFC
 * 4180), the schema's names first.
 */
public final class CanonicalCsv {

    private final StringBuilder text;

    /**
     * Starts with the header.
     *
     * @param text receives the rows
     */
    public CanonicalCsv(Schema schema, StringBuilder text) {
        this.text = text;
        row(schema.columns().stream().map(Column::name).iterator());
    }

    /** Writes a row. */
    public void row(TableRow row) {
        row(row.fields().stream().map(TableField::sent).iterator());
    }

    private void row(Iterator<String> fields) {
        var start = text.length();
        field(fields.next());
        while (fields.hasNext()) {
            text.append(',');
            field(fields.next());
        }
        if (text.length() == start) {
            text.append("\"\"");
        }
        text.append("\r\n");
    }

    private void field(String field) {
        if (needsQuotes(field)) {
            text.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            text.append(field);
        }
    }

    static boolean needsQuotes(String field) {
        return field.indexOf(',') >= 0
                || field.indexOf('"') >= 0
                || field.indexOf('\r') >= 0
                || field.indexOf('\n') >= 0;
    }
}
