package dev.ferry.domain.platform;

/**
 * A status as the Platform sent it. A {@link StatusVocabulary} gives it a meaning.
 *
 * @param word the word without surrounding white space
 */
public record ProcessingStatus(String word) {

    /**
     * The Platform has no status yet, and says so without a word. Like any unknown word, it means that processing
     * continues.
     */
    public static final ProcessingStatus PENDING = new ProcessingStatus("pending");

    /** Removes surrounding white space. */
    public ProcessingStatus {
        word = word.strip();
    }
}
