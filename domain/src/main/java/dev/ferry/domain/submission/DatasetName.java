package dev.ferry.domain.submission;

/**
 * The {@code Name} under which the Platform keeps a data set; the same name and Overwrite=true replaces it.
 *
 * @param value the name, not blank, without control characters, at most {@value #MAX_LENGTH} characters
 */
public record DatasetName(String value) {

    /** The longest name, in UTF-16 units; ours, as the Platform does not say. */
    public static final int MAX_LENGTH = 255;

    /**
     * Takes the name as it is: nothing is stripped, and upper and lower case differ.
     *
     * @throws IllegalArgumentException in one line, when the name is blank, too long or holds control characters
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
            throw new IllegalArgumentException("a data set's name must not hold control characters");
        }
    }
}
