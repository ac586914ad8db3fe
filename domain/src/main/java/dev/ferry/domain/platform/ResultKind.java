package dev.ferry.domain.platform;

import dev.ferry.domain.text.UnicodeText;

/**
 * A kind of result, the guide's {@code dataKey}. Any key is allowed; the guide names three.
 *
 * @param key the data key, as it is sent to the Platform
 */
public record ResultKind(String key) {

    /** The status of processing. */
    public static final ResultKind STATUS = new ResultKind("status");

    /** The Platform's remarks on the data, one per line. */
    public static final ResultKind FEEDBACK = new ResultKind("feedback");

    /** The table of result ids. */
    public static final ResultKind TABLE_OF_RESULT_IDS = new ResultKind("tableofresultids");

    /**
     * Accepts any key without spaces.
     *
     * @throws IllegalArgumentException when the key is empty, contains white space or control characters, or is not
     *     well-formed Unicode
     */
    public ResultKind {
        if (!UnicodeText.isWellFormed(key)) {
            throw new IllegalArgumentException("a result kind must not contain half of a surrogate pair");
        }
        if (key.isEmpty() || key.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException("a result kind is a word without spaces, not '" + key + "'");
        }
    }
}
