package dev.ferry.domain.platform;

/**
 * A status as the Platform worded it. What it means is decided by a {@link StatusVocabulary}, never by the wire.
 *
 * @param word the raw word, stripped of surrounding white space
 */
public record ProcessingStatus(String word) {

    /** Strips the word. */
    public ProcessingStatus {
        word = word.strip();
    }
}
