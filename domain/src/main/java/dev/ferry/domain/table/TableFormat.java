package dev.ferry.domain.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the form of a table. All else is detected.
 *
 * @param encoding the name of a charset of this Java; null for UTF-8, or UTF-16 by its byte order mark
 * @param delimiter the character between fields; null to detect it
 * @param sheet the name of the sheet of a workbook; null for the first
 */
public record TableFormat(
        @Nullable String encoding,
        @Nullable Character delimiter,
        @Nullable String sheet) {

    /** Nothing is said. */
    public static final TableFormat DETECTED = new TableFormat(null, null, null);

    /** A text in an encoding. */
    public static TableFormat in(@Nullable Charset encoding) {
        return new TableFormat(encoding == null ? null : encoding.name(), null, null);
    }

    /**
     * Reads the name of a delimiter.
     *
     * @param word one character, or {@code tab}
     * @throws IllegalArgumentException when it is neither, or a quote or a line break
     */
    public static char delimiter(String word) {
        if (word.equalsIgnoreCase("tab") || word.equals("\\t")) {
            return '\t';
        }
        if (word.length() != 1 || "\"\r\n".contains(word)) {
            throw new IllegalArgumentException(
                    "'" + word + "' is not a delimiter; write one character such as ; or |, or tab");
        }
        return word.charAt(0);
    }

    /** The charset of the encoding, or null. */
    public @Nullable Charset charset() {
        return encoding == null ? null : Charset.forName(encoding);
    }
}
