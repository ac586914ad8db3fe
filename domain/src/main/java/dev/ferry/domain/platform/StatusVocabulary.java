package dev.ferry.domain.platform;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The status words that are final. The guide names one, {@code completedsuccessfully}. It does not list the words for
 * failure, so they are a setting. Any other word means that processing continues, until the deadline. Case is ignored.
 *
 * @param success the words for success, in lower case
 * @param failure the words for failure, in lower case
 */
public record StatusVocabulary(Set<String> success, Set<String> failure) {

    /** The meaning of a status word. */
    public enum Meaning {
        /** Processing ended successfully and the results are available. */
        SUCCEEDED,
        /** Processing failed; the feedback explains why. */
        FAILED,
        /** Processing has not ended, or the word is unknown. */
        UNDER_WAY
    }

    /** Converts all words to lower case. */
    public StatusVocabulary {
        success = lowerCase(success.stream());
        failure = lowerCase(failure.stream());
    }

    /** The guide's word for success, and likely words for failure. */
    public static StatusVocabulary standard() {
        return new StatusVocabulary(
                Set.of("completedsuccessfully"),
                Set.of("completedwitherrors", "completedunsuccessfully", "failed", "error", "rejected"));
    }

    /** The meaning of a status; an unknown word is {@link Meaning#UNDER_WAY}. */
    public Meaning meaningOf(ProcessingStatus status) {
        var word = status.word().toLowerCase(Locale.ROOT);
        if (success.contains(word)) {
            return Meaning.SUCCEEDED;
        }
        return failure.contains(word) ? Meaning.FAILED : Meaning.UNDER_WAY;
    }

    private static Set<String> lowerCase(Stream<String> words) {
        return words.map(word -> word.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
