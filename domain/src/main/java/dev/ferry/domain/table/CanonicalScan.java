package dev.ferry.domain.table;

import dev.ferry.domain.dataset.BlankText;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.ColumnType;
import dev.ferry.domain.dataset.Conversion;
import dev.ferry.domain.dataset.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Recognizes UTF-8 text that is sent as it is, because reading and writing it as a table of the schema would give the
 * same bytes. It is much faster than that, because a date or a time in the Platform's form is known by its digits, and
 * text is never changed. The table's layout must be exact. The last row may have no line break.
 */
public final class CanonicalScan {

    private static final byte[] DATE = "00/00/0000".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "00:00".getBytes(StandardCharsets.US_ASCII);

    private final Schema schema;
    private final ByteArrayOutputStream carried = new ByteArrayOutputStream();
    private State state = State.FIELD_START;
    private boolean needsQuotes;
    private boolean quoted;
    private boolean canonical = true;
    private boolean header;
    private boolean rowHasValue;
    private boolean lastIsBlank;
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
        this.header = header;
    }

    /** Scans the next chunk, whose position does not change. */
    public void accept(ByteBuffer chunk) {
        int fieldStart = chunk.position();
        for (int i = chunk.position(); canonical && i < chunk.limit(); i++) {
            var b = chunk.get(i);
            switch (state) {
                case FIELD_START, PLAIN -> {
                    if (b == ',' || b == '\r') {
                        endField(chunk, fieldStart, i);
                        fieldStart = i + 1;
                        state = b == ',' ? State.FIELD_START : State.AFTER_CARRIAGE_RETURN;
                    } else if (b == '\n') {
                        canonical = false;
                    } else if (b == '"') {
                        canonical = state == State.FIELD_START;
                        quoted = true;
                        state = State.QUOTED;
                        fieldStart = i + 1;
                    } else {
                        state = State.PLAIN;
                    }
                }
                case QUOTED -> {
                    if (b == '"') {
                        state = State.AFTER_QUOTE;
                    } else {
                        needsQuotes |= b == ',' || b == '\r' || b == '\n';
                    }
                }
                case AFTER_QUOTE -> {
                    if (b == '"') {
                        needsQuotes = true;
                        state = State.QUOTED;
                    } else if (b == ',' || b == '\r') {
                        endField(chunk, fieldStart, i);
                        fieldStart = i + 1;
                        state = b == ',' ? State.FIELD_START : State.AFTER_CARRIAGE_RETURN;
                    } else {
                        canonical = false;
                    }
                }
                case AFTER_CARRIAGE_RETURN -> {
                    canonical &= b == '\n';
                    endRow();
                    fieldStart = i + 1;
                    state = State.FIELD_START;
                }
            }
        }
        if (canonical && fieldStart < chunk.limit()) {
            carry(chunk, fieldStart, chunk.limit());
        }
    }

    /** Ends the text. */
    public void finish() {
        if (state == State.QUOTED || state == State.AFTER_CARRIAGE_RETURN) {
            canonical = false;
        } else if (state != State.FIELD_START || column > 0) {
            endField(ByteBuffer.allocate(0), 0, 0);
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

    private void endField(ByteBuffer chunk, int from, int to) {
        if (carried.size() > 0) {
            carry(chunk, from, to);
            var whole = ByteBuffer.wrap(carried.toByteArray());
            carried.reset();
            inspect(whole, 0, whole.limit());
        } else {
            inspect(chunk, from, to);
        }
        canonical &= !quoted || needsQuotes;
        quoted = false;
        needsQuotes = false;
        column++;
    }

    private void carry(ByteBuffer chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            carried.write(chunk.get(i));
        }
    }

    private void inspect(ByteBuffer bytes, int from, int to) {
        lastIsBlank = from == to;
        rowHasValue |= hasLetterOrDigit(bytes, from, to);
        if (header || column >= schema.columns().size()) {
            lastIsBlank = lastIsBlank || BlankText.isBlank(text(bytes, from, to));
            return;
        }
        Column definition = schema.columns().get(column);
        if (definition.type() != ColumnType.TEXT && !isShaped(definition, bytes, from, to)) {
            canonical &= !quoted && staysAsItIs(definition, text(bytes, from, to));
        }
    }

    private static boolean isShaped(Column column, ByteBuffer bytes, int from, int to) {
        if (column.source().hasFormats()) {
            return false;
        }
        return switch (column.type()) {
            case DATE -> hasShape(bytes, from, to, DATE);
            case TIME -> hasShape(bytes, from, to, TIME);
            default -> false;
        };
    }

    private static boolean hasShape(ByteBuffer bytes, int from, int to, byte[] shape) {
        if (to - from != shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            var b = bytes.get(from + i);
            if (shape[i] == '0' ? b < '0' || b > '9' : b != shape[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean staysAsItIs(Column column, String given) {
        return switch (column.convert(given, false)) {
            case Conversion.Value value -> value.text().equals(given);
            case Conversion.Wrong wrong -> true;
        };
    }

    private static boolean hasLetterOrDigit(ByteBuffer bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            var b = bytes.get(i);
            if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z')) {
                return true;
            }
        }
        return from < to && !BlankText.isBlank(text(bytes, from, to));
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        return StandardCharsets.UTF_8.decode(bytes.slice(from, to - from)).toString();
    }

    /** A blank row is left out, and so are blank fields behind the last column. */
    private void endRow() {
        canonical &= rowHasValue && !(column > schema.columns().size() && lastIsBlank);
        if (!header) {
            rows++;
        }
        header = false;
        rowHasValue = false;
        column = 0;
    }
}
