package dev.ferry.domain.dataset;

import dev.ferry.domain.text.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * An error in a data set, and its place.
 *
 * @param line the line of the file, from 1, or the row of the sheet; 0 when it is not known
 * @param cell the cell of a workbook, such as {@code Shifts!C19}; null in other files
 * @param column the name of the column; null when the problem is about the whole row, or the column is not known
 * @param value the wrong value as the file has it; null when there is none
 * @param sent the value that the Platform got instead; null when it is the same
 * @param message a description for a person
 */
public record Problem(
        long line,
        @Nullable String cell,
        @Nullable String column,
        @Nullable String value,
        @Nullable String sent,
        String message) {

    private static final int LONGEST_VALUE = 60;

    /** A problem in a file of text, whose value is the one that was sent. */
    public Problem(long line, @Nullable String column, @Nullable String value, String message) {
        this(line, null, column, value, null, message);
    }

    /** The same problem with a remark in brackets behind its message. */
    public Problem withRemark(String remark) {
        return new Problem(line, cell, column, value, sent, message + " (" + remark + ")");
    }

    /**
     * The problem in one line, in the format of compilers, so that editors can open the place: {@code file:line:
     * column: 'value': message}, with a cell in the place of the line. Unknown parts are omitted, and a long value is
     * shortened.
     *
     * @return the line without a line break
     */
    public String toLine(String file) {
        var text = new StringBuilder(file).append(':');
        if (cell != null) {
            text.append(cell).append(':');
        } else if (line > 0) {
            text.append(line).append(':');
        }
        if (column != null) {
            text.append(' ').append(column).append(':');
        }
        if (value != null) {
            text.append(" '").append(printable(value)).append('\'');
            if (sent != null) {
                text.append(" (sent as '").append(printable(sent)).append("')");
            }
            text.append(':');
        }
        return text.append(' ').append(message).toString();
    }

    private static String printable(String value) {
        var visible = VisibleText.line(value);
        return visible.length() > LONGEST_VALUE ? visible.substring(0, LONGEST_VALUE) + "…" : visible;
    }
}
