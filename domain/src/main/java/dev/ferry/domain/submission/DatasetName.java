package dev.ferry.domain.submission;

import dev.ferry.domain.text.UnicodeText;

/**
 * The {@code Name} of a data set on the Platform. An upload with the same name and Overwrite=true replaces it.
 *
 * @param value the name, well-formed Unicode, not blank, without control characters, at most {@value #MAX_LENGTH}
 *     characters
 */
public record DatasetName(String value) {

    /** The longest name, in UTF-16 units. This is Ferry's own limit; the Platform documents none. */
    public static final int MAX_LENGTH = 255;

    /**
     * Accepts the name as it is: nothing is stripped, and case matters.
     *
     * @throws IllegalArgumentException with a message of one line, when the name is blank, too long, contains control
     *     characters, or is not well-formed Unicode
     */
    public DatasetName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a data set's name must not be blank");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a data set's name has at most " + MAX_LENGTH + " characters, this has " + value.length());
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a data set's name must not contain control characters");
        }
        if (!UnicodeText.isWellFormed(value)) {
            throw new IllegalArgumentException("a data set's name must not contain half of a surrogate pair");
        }
    }
}
