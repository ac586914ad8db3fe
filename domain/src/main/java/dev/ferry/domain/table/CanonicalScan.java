package dev.ferry.domain.table;

import dev.ferry.domain.dataset.BlankText;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.Conversion;
import dev.ferry.domain.dataset.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognizes UTF-8 text that is sent as it is, because reading and writing it as a table of the schema would give the
 * same bytes. It is much faster than that, because a date or a time in the Platform's form is known by its digits, and
 * text is never changed. The table's layout must be exact. The last row may have no line break.
 */
public final class CanonicalScan {

    private final Schema schema;
    private final CanonicalForm[] forms;
    private final KnownRows known;
    private byte[] carried = {};
    private State state = State.FIELD_START;
    private boolean needsQuotes;
    private boolean quoted;
    private boolean canonical = true;
    private boolean header;
    private boolean rowHasValue;
    private boolean hasMoreValues;
    private boolean rowChanges;
    private int column;
    private long rows;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        AFTER_CARRIAGE_RETURN
    }

    /**
     * Starts at the beginning of the text.
     *
     * @param header whether the first row is the header
     */
    public CanonicalScan(Schema schema, boolean header) {
        this.schema = schema;
        this.forms = schema.columns().stream().map(CanonicalForm::of).toArray(CanonicalForm[]::new);
        this.known = new KnownRows(forms);
        this.header = header;
    }

    /**
     * Scans the next chunk.
     *
     * @param bytes not changed
     * @param from the first byte of the chunk
     * @param to the end of the chunk, behind its last byte
     */
    public void accept(byte[] bytes, int from, int to) {
        int fieldStart = from;
        int i = from;
        while (canonical && i < to) {
            if (state == State.FIELD_START && column == 0 && carried.length == 0 && !header) {
                i = skipRows(bytes, i, to);
                fieldStart = i;
            }
            switch (state) {
                case FIELD_START, PLAIN -> {
                    int start = i;
                    i = KnownRows.nextSpecial(bytes, i, to);
                    if (i > start) {
                        state = State.PLAIN;
                    }
                    if (i < to) {
                        fieldStart = afterPlain(bytes, fieldStart, i++);
                    }
                }
                case QUOTED -> {
                    if (bytes[i] == '"') {
                        state = State.AFTER_QUOTE;
                    } else {
                        needsQuotes |= bytes[i] == ',' || bytes[i] == '\r' || bytes[i] == '\n';
                    }
                    i++;
                }
                case AFTER_QUOTE -> fieldStart = afterQuote(bytes, fieldStart, i++);
                case AFTER_CARRIAGE_RETURN -> {
                    canonical &= bytes[i] == '\n';
                    endRow();
                    fieldStart = ++i;
                    state = State.FIELD_START;
                }
            }
        }
        if (canonical && fieldStart < to) {
            carry(bytes, fieldStart, to);
        }
    }

    /**
     * Skips rows that are known by the forms of their values, as nearly all rows are.
     *
     * @return the start of the first other row
     */
    private int skipRows(byte[] bytes, int from, int to) {
        int start = from;
        for (int next = known.endOfRow(bytes, start, to); next > 0; next = known.endOfRow(bytes, start, to)) {
            start = next;
            rows++;
        }
        return start;
    }

    /** Reads a byte that may be special, and returns the start of the field after it. */
    private int afterPlain(byte[] bytes, int fieldStart, int at) {
        switch (bytes[at]) {
            case ',', '\r' -> {
                endField(bytes, fieldStart, at);
                return at + 1;
            }
            case '\n' -> canonical = false;
            case '"' -> {
                canonical = state == State.FIELD_START;
                quoted = true;
                state = State.QUOTED;
                return at + 1;
            }
            default -> state = State.PLAIN;
        }
        return fieldStart;
    }

    private int afterQuote(byte[] bytes, int fieldStart, int at) {
        switch (bytes[at]) {
            case '"' -> {
                needsQuotes = true;
                state = State.QUOTED;
            }
            case ',', '\r' -> {
                endField(bytes, fieldStart, at);
                return at + 1;
            }
            default -> canonical = false;
        }
        return fieldStart;
    }

    /** Ends the text. */
    public void finish() {
        if (state == State.QUOTED || state == State.AFTER_CARRIAGE_RETURN) {
            canonical = false;
        } else if (canonical && (state != State.FIELD_START || column > 0)) {
            endField(new byte[0], 0, 0);
            endRow();
        }
    }

    /** Whether the text so far is sent as it is. */
    public boolean canonical() {
        return canonical;
    }

    /** The number of rows so far, without the header. */
    public long rows() {
        return rows;
    }

    /** Ends a field at a comma, a line break, or the end of the text. */
    private void endField(byte[] bytes, int from, int to) {
        int closingQuote = quoted ? 1 : 0;
        if (carried.length > 0) {
            carry(bytes, from, to);
            inspect(carried, 0, carried.length - closingQuote);
            carried = new byte[0];
        } else {
            inspect(bytes, from, to - closingQuote);
        }
        canonical &= !quoted || needsQuotes;
        quoted = false;
        needsQuotes = false;
        endColumn(to < bytes.length ? bytes[to] : (byte) '\r');
    }

    private void endColumn(byte end) {
        state = end == ',' ? State.FIELD_START : State.AFTER_CARRIAGE_RETURN;
        column++;
    }

    /** Keeps a part of a field for the next chunk. */
    private void carry(byte[] bytes, int from, int to) {
        var start = carried.length;
        carried = Arrays.copyOf(carried, start + to - from);
        System.arraycopy(bytes, from, carried, start, to - from);
    }

    private void inspect(byte[] bytes, int from, int to) {
        rowHasValue = rowHasValue || hasValue(bytes, from, to);
        if (column >= forms.length) {
            hasMoreValues = hasMoreValues || hasValue(bytes, from, to);
        }
        if (header || column >= forms.length) {
            return;
        }
        var form = forms[column];
        if (form != CanonicalForm.ANY && !(to - from == form.length() && form.matches(bytes, from))) {
            var given = text(bytes, from, to);
            rowChanges |= changes(schema.columns().get(column), quoted ? given.replace("\"\"", "\"") : given);
        }
    }

    private static boolean changes(Column column, String given) {
        return switch (column.convert(given, false)) {
            case Conversion.Value value -> !value.text().equals(given);
            case Conversion.Wrong wrong -> false;
        };
    }

    private static boolean hasValue(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            var b = bytes[i];
            if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z')) {
                return true;
            }
        }
        return from < to && !BlankText.isBlank(text(bytes, from, to));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * A blank row is left out, and so are the fields behind the last column if all are blank. A row of another width is
     * a problem, and its values stay.
     */
    private void endRow() {
        canonical &=
                rowHasValue && (column <= forms.length || hasMoreValues) && !(rowChanges && column == forms.length);
        if (!header) {
            rows++;
        }
        header = false;
        rowHasValue = false;
        hasMoreValues = false;
        rowChanges = false;
        column = 0;
    }
}
