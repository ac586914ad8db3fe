package dev.ferry.domain.table;

import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text in chunks of any size as a table. It keeps the start of the text until it has found the delimiter, then
 * one row.
 */
public final class CsvTableReader {

    /** The delimiter is looked for in so much of the text, in UTF-16 units. */
    public static final int HEAD_CHARS = 1 << 16;

    private final Schema schema;
    private final TableReader table;
    private final Consumer<Problem> problems;
    private final StringBuilder head = new StringBuilder();
    private @Nullable Character delimiter;
    private @Nullable CsvParser parser;

    /**
     * Starts at the beginning of the text.
     *
     * @param delimiter the character between fields; null to detect it
     * @param rows receives each row that is not left out, with the layout of the table
     * @param problems receives the problems, in the order of the file
     */
    public CsvTableReader(
            Schema schema,
            @Nullable Character delimiter,
            BiConsumer<TableLayout, TableRow> rows,
            Consumer<Problem> problems) {
        this.schema = schema;
        this.delimiter = delimiter;
        this.problems = problems;
        this.table = new TableReader(schema, null, rows, problems);
    }

    /** Reads the next chunk. */
    public void accept(CharSequence chunk) {
        if (parser != null) {
            parser.accept(chunk);
            return;
        }
        int rest = Math.min(HEAD_CHARS - head.length(), chunk.length());
        head.append(chunk, 0, rest);
        if (head.length() == HEAD_CHARS) {
            start(false).accept(chunk.subSequence(rest, chunk.length()));
        }
    }

    /** Ends the text. */
    public void finish() {
        (parser != null ? parser : start(true)).finish();
        table.finish();
    }

    /** The rows and the layout. */
    public TableReader table() {
        return table;
    }

    /**
     * The character between fields.
     *
     * @return null before it was found, which is at the latest at the end
     */
    public @Nullable Character delimiter() {
        return delimiter;
    }

    private CsvParser start(boolean whole) {
        var found = delimiter != null ? delimiter : DelimiterSearch.find(schema, head, whole);
        var started = new CsvParser(found, table, problems);
        delimiter = found;
        parser = started;
        started.accept(head);
        if (!whole) {
            table.findLayout();
        }
        head.setLength(0);
        head.trimToSize();
        return started;
    }
}
