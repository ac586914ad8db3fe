package dev.ferry.domain.platform;

/**
 * A status as the Platform sent it. A {@link StatusVocabulary} gives it a meaning.
 *
 * @param word the word without surrounding white space
 */
public record ProcessingStatus(String word) {

    /** Removes surrounding white space. */
    public ProcessingStatus {
        word = word.strip();
    }
}
