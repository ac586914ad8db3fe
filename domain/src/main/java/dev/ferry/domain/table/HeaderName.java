package dev.ferry.domain.table;

import dev.ferry.domain.dataset.BlankText;
import dev.ferry.domain.dataset.Column;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A name in a header, compared by its letters and digits only: case, spaces, underscores, invisible characters and the
 * width of a letter do not count.
 *
 * @param text the name as the file or the schema has it
 * @param key equal for names that are taken for the same
 */
record HeaderName(String text, String key) {

    private static final int SHORTEST_START = 3;

    HeaderName(String text) {
        this(BlankText.strip(text), key(text));
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    boolean isOf(Column column) {
        return Stream.concat(Stream.of(column.name()), column.source().names().stream())
                .anyMatch(name -> key(name).equals(key));
    }

    /** Whether one name begins with the other, so that a person may have meant the column. */
    boolean resembles(Column column) {
        var name = key(column.name());
        return key.length() >= SHORTEST_START && (name.startsWith(key) || key.startsWith(name));
    }

    private static String key(String text) {
        var letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? BlankText.strip(text) : letters;
    }
}
