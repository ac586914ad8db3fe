package dev.ferry.domain.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads CSV as RFC 4180 section 2 describes it, pushed in pieces of any size. It remembers one row and nothing else.
 * Lines may end in CRLF, LF or CR; blank lines are no rows; a leading byte order mark is passed over. What breaks the
 * rules is reported and read as well as it can be, so that one slip does not hide the rest.
 */
public final class CsvParser {

    /** The longest field that is kept, in UTF-16 units; what goes beyond is cut off and reported. */
    public static final int LONGEST_FIELD = 1 << 20;

    private final Consumer<CsvRow> rows;
    private final Consumer<Problem> problems;
    private final StringBuilder text = new StringBuilder();
    private final List<CsvField> fields = new ArrayList<>();
    private State state = State.BEFORE_FIELD;
    private boolean begun;
    private boolean afterCarriageReturn;
    private boolean cut;
    private long line = 1;
    private long fieldLine = 1;
    private long rowNumber;

    private enum State {
        BEFORE_FIELD,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    /**
     * At the beginning of a file.
     *
     * @param rows takes each row as it ends
     * @param problems takes each breach of the rules, in the order of the file
     */
    public CsvParser(Consumer<CsvRow> rows, Consumer<Problem> problems) {
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * Reads on.
     *
     * @param piece the next piece of the text, of any length
     */
    public void accept(CharSequence piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
    }

    /** Ends the file: what was begun is a row, line break or not. */
    public void finish() {
        if (state == State.QUOTED) {
            report(fieldLine, "this quote is never closed");
        }
        endRow();
    }

    private void read(char c) {
        var first = !begun;
        begun = true;
        var secondOfBreak = afterCarriageReturn && c == '\n';
        afterCarriageReturn = c == '\r';
        if (first && c == '\uFEFF') {
            return;
        }
        if (state == State.QUOTED) {
            readQuoted(c, secondOfBreak);
        } else if (c == '\n' || c == '\r') {
            if (!secondOfBreak) {
                endRow();
                line++;
            }
        } else {
            readUnquoted(c);
        }
    }

    private void readQuoted(char c, boolean secondOfBreak) {
        if (c == '"') {
            state = State.AFTER_QUOTE;
            return;
        }
        if (c == '\r' || (c == '\n' && !secondOfBreak)) {
            line++;
        }
        append(c);
    }

    private void readUnquoted(char c) {
        if (state == State.BEFORE_FIELD) {
            fieldLine = line;
        }
        if (c == ',') {
            endField();
        } else if (c == '"') {
            readQuote();
        } else {
            if (state == State.AFTER_QUOTE) {
                report(line, "there is text after a closing quote");
            }
            state = State.PLAIN;
            append(c);
        }
    }

    private void readQuote() {
        switch (state) {
            case BEFORE_FIELD -> state = State.QUOTED;
            case AFTER_QUOTE -> {
                state = State.QUOTED;
                append('"');
            }
            case PLAIN, QUOTED -> {
                report(line, "there is a quote inside a field that does not begin with one");
                append('"');
            }
        }
    }

    private void append(char c) {
        if (text.length() < LONGEST_FIELD) {
            text.append(c);
        } else if (!cut) {
            cut = true;
            report(fieldLine, "this field is longer than " + LONGEST_FIELD + " characters; is a quote missing?");
        }
    }

    private void endField() {
        fields.add(new CsvField(text.toString(), state == State.BEFORE_FIELD ? line : fieldLine));
        text.setLength(0);
        cut = false;
        state = State.BEFORE_FIELD;
    }

    private void endRow() {
        if (state == State.BEFORE_FIELD && fields.isEmpty()) {
            return;
        }
        endField();
        rows.accept(new CsvRow(++rowNumber, fields));
        fields.clear();
    }

    private void report(long where, String message) {
        problems.accept(new Problem(where, null, null, message));
    }
}
