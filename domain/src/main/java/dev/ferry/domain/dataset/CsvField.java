package dev.ferry.domain.dataset;

/**
 * One field of a row.
 *
 * @param text its value, without the quotes
 * @param line the line of the file in which it starts, from 1; in a workbook the row of the sheet
 * @param typed whether the file says that the value is a date, a time or both: a workbook does, and {@code text} is in
 *     ISO 8601 then
 */
public record CsvField(String text, long line, boolean typed) {

    /** A field of text. */
    public CsvField(String text, long line) {
        this(text, line, false);
    }
}
