package dev.ferry.domain.platform;

import java.util.regex.Pattern;

/**
 * A status as the Platform sent it. A {@link StatusVocabulary} gives it a meaning.
 *
 * @param word the word in one line of at most {@value #MAX_LENGTH} UTF-16 units, without surrounding white space and
 *     without control and format characters
 */
public record ProcessingStatus(String word) {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /** The Platform has no status yet, and says so without a word. It means that processing continues. */
    public static final ProcessingStatus PENDING = new ProcessingStatus("pending");

    private static final int MAX_LENGTH = 200;

    /** Replaces control and format characters by spaces, strips the word, and shortens it. */
    public ProcessingStatus {
        word = shortened(INVISIBLE.matcher(word).replaceAll(" ").strip());
    }

    private static String shortened(String word) {
        return word.length() <= MAX_LENGTH
                ? word
                : word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, MAX_LENGTH) - 1)) + "…";
    }
}
