package dev.ferry.domain.dataset;

import dev.ferry.domain.text.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * An error in a data set, and its place.
 *
 * @param line the line of the file, from 1; 0 when it is not known
 * @param column the name of the column; null when the problem is about the whole row, or the column is not known
 * @param value the wrong value; null when there is none
 * @param message a description for a person
 */
public record Problem(
        long line, @Nullable String column, @Nullable String value, String message) {

    private static final int LONGEST_VALUE = 60;

    /**
     * The problem in one line, in the format of compilers, so that editors can open the place: {@code file:line:
     * column: 'value': message}. Unknown parts are omitted, and a long value is shortened.
     *
     * @return the line without a line break
     */
    public String toLine(String file) {
        var text = new StringBuilder(file).append(':');
        if (line > 0) {
            text.append(line).append(':');
        }
        if (column != null) {
            text.append(' ').append(column).append(':');
        }
        if (value != null) {
            text.append(" '").append(printable(value)).append("':");
        }
        return text.append(' ').append(message).toString();
    }

    private static String printable(String value) {
        var visible = VisibleText.line(value);
        return visible.length() > LONGEST_VALUE ? visible.substring(0, LONGEST_VALUE) + "…" : visible;
    }
}
