package dev.ferry.domain.platform;

/**
 * What can be asked of a processing token, the guide's {@code dataKey}. The set is open: any key is legal, three are
 * known.
 *
 * @param key the data key, as it goes on the wire
 */
public record ResultKind(String key) {

    /** Where processing stands. */
    public static final ResultKind STATUS = new ResultKind("status");

    /** The Platform's remarks on the data, one a line. */
    public static final ResultKind FEEDBACK = new ResultKind("feedback");

    /** The table of result ids. */
    public static final ResultKind TABLE_OF_RESULT_IDS = new ResultKind("tableofresultids");

    /**
     * Takes any key that can stand in a query.
     *
     * @throws IllegalArgumentException when the key is blank, holds white space or control characters
     */
    public ResultKind {
        if (key.isEmpty() || key.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException("a result kind is a word without spaces, not '" + key + "'");
        }
    }
}
