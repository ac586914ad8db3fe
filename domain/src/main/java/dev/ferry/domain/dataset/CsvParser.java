package dev.ferry.domain.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Parses CSV as RFC 4180 section 2 describes it, in chunks of any size. It keeps only one row in memory. Lines may end
 * in CRLF, LF or CR. Blank lines are skipped, and so is a leading byte order mark. An error in the syntax is reported,
 * and parsing continues, so that one error does not hide others.
 */
public final class CsvParser {

    /** The longest field that is kept, in UTF-16 units. The rest of a longer field is dropped and reported. */
    public static final int LONGEST_FIELD = 1 << 20;

    private final char delimiter;
    private final Consumer<CsvRow> rows;
    private final Consumer<Problem> problems;
    private final StringBuilder text = new StringBuilder();
    private final List<CsvField> fields = new ArrayList<>();
    private State state = State.BEFORE_FIELD;
    private boolean started;
    private boolean afterCarriageReturn;
    private boolean tooLong;
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
     * Starts at the beginning of a file.
     *
     * @param rows receives each row at its end
     * @param problems receives each syntax error, in the order of the file
     */
    public CsvParser(Consumer<CsvRow> rows, Consumer<Problem> problems) {
        this(',', rows, problems);
    }

    /**
     * Starts at the beginning of a file with another character between its fields.
     *
     * @param rows receives each row at its end
     * @param problems receives each syntax error, in the order of the file
     */
    public CsvParser(char delimiter, Consumer<CsvRow> rows, Consumer<Problem> problems) {
        this.delimiter = delimiter;
        this.rows = rows;
        this.problems = problems;
    }

    /** Parses the next chunk of the text, of any length. */
    public void accept(CharSequence chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            read(chunk.charAt(i));
        }
    }

    /** Ends the file. A last row without a line break is complete. */
    public void finish() {
        if (state == State.QUOTED) {
            report(fieldLine, "this quote is never closed");
        }
        endRow();
    }

    private void read(char c) {
        var first = !started;
        started = true;
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
        if (c == delimiter) {
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
                report(line, "there is a quote inside a field that does not start with one");
                append('"');
            }
        }
    }

    private void append(char c) {
        if (text.length() < LONGEST_FIELD) {
            text.append(c);
        } else if (!tooLong) {
            tooLong = true;
            report(fieldLine, "this field is longer than " + LONGEST_FIELD + " characters; is a quote missing?");
        }
    }

    private void endField() {
        fields.add(new CsvField(text.toString(), state == State.BEFORE_FIELD ? line : fieldLine));
        text.setLength(0);
        tooLong = false;
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

    private void report(long atLine, String message) {
        problems.accept(new Problem(atLine, null, null, message));
    }
}
