package dev.ferry.domain.platform;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which status words are final. The guide names one, {@code completedsuccessfully}; which failures exist is unknown, so
 * they are a setting, and any other word means "still processing" until the deadline. Case is ignored.
 *
 * @param success the words of success, in lower case
 * @param failure the words of final failure, in lower case
 */
public record StatusVocabulary(Set<String> success, Set<String> failure) {

    /** What a status word means to us. */
    public enum Meaning {
        /** Processing is over and the results are there. */
        SUCCEEDED,
        /** Processing is over without success; the feedback says why. */
        FAILED,
        /** Not over, or a word that nobody has told us of. */
        UNDER_WAY
    }

    /** Folds the case of all words. */
    public StatusVocabulary {
        success = folded(success.stream());
        failure = folded(failure.stream());
    }

    /** The guide's word of success, and the likely words of failure. */
    public static StatusVocabulary standard() {
        return new StatusVocabulary(
                Set.of("completedsuccessfully"),
                Set.of("completedwitherrors", "completedunsuccessfully", "failed", "error", "rejected"));
    }

    /**
     * What a status means.
     *
     * @param status the Platform's word
     * @return its meaning; an unknown word is {@link Meaning#UNDER_WAY}
     */
    public Meaning meaningOf(ProcessingStatus status) {
        var word = status.word().toLowerCase(Locale.ROOT);
        if (success.contains(word)) {
            return Meaning.SUCCEEDED;
        }
        return failure.contains(word) ? Meaning.FAILED : Meaning.UNDER_WAY;
    }

    private static Set<String> folded(Stream<String> words) {
        return words.map(word -> word.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
