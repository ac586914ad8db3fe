package dev.ferry.domain.platform;

/**
 * The Platform's identifier of an accepted upload. Requests for its status and results contain it. An adapter may
 * demand more of the tokens of its Platform.
 *
 * @param value the token as the Platform wrote it: not blank, without control characters, at most {@value #MAX_LENGTH}
 *     characters
 */
public record ProcessingToken(String value) {

    /** The longest token, in UTF-16 units. This is Ferry's own limit. */
    public static final int MAX_LENGTH = 1024;

    /**
     * Accepts the token as it is: nothing is stripped, and case matters.
     *
     * @throws IllegalArgumentException with a message of one line that does not quote the token, when the token is
     *     blank, too long, or contains control characters or half of a surrogate pair
     */
    public ProcessingToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a processing token must not be blank");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a processing token has at most " + MAX_LENGTH + " characters, this has " + value.length());
        }
        if (value.codePoints().anyMatch(ProcessingToken::isUnreadable)) {
            throw new IllegalArgumentException("a processing token must not contain control characters");
        }
    }

    /** A surrogate without its other half is a code point of its own, and UTF-8 cannot encode it. */
    private static boolean isUnreadable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
