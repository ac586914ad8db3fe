package dev.ferry.domain.dataset;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a data set, and where.
 *
 * @param line the line of the file, from 1; 0 when the place is not known
 * @param column the column's name, null when the whole row, or nothing known, is meant
 * @param value the offending value, null when there is none
 * @param message what is wrong, for a person
 */
public record Problem(
        long line, @Nullable String column, @Nullable String value, String message) {

    private static final int LONGEST_VALUE = 60;

    /**
     * One line as compilers print them, so that editors can jump to the place: {@code file:line: column: 'value':
     * message}. What is not known is left out, a long value is cut.
     *
     * @param file the file's name
     * @return the line, without its end
     */
    public String in(String file) {
        var text = new StringBuilder(file).append(':');
        if (line > 0) {
            text.append(line).append(':');
        }
        if (column != null) {
            text.append(' ').append(column).append(':');
        }
        if (value != null) {
            text.append(" '").append(shown(value)).append("':");
        }
        return text.append(' ').append(message).toString();
    }

    private static String shown(String value) {
        var printable = value.replaceAll("\\p{Cntrl}", "·");
        return printable.length() > LONGEST_VALUE ? printable.substring(0, LONGEST_VALUE) + "…" : printable;
    }
}
