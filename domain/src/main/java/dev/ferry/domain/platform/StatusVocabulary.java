package dev.ferry.domain.platform;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The status words that are final. The guide names one, {@code completedsuccessfully}. It does not list the words for
 * failure, so they are a setting. Any other word means that processing continues, until the deadline.
 *
 * <p>Words are compared by their letters and digits, in lower case: {@code Completed Successfully},
 * {@code completed-successfully} and {@code 'completedsuccessfully.'} are one word.
 *
 * @param success the words for success, reduced to letters and digits in lower case
 * @param failure the words for failure, reduced in the same way
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

    /** Reduces all words to letters and digits in lower case; drops words that have none. */
    public StatusVocabulary {
        success = comparable(success);
        failure = comparable(failure);
    }

    /**
     * The guide's word for success, and likely words for other ends.
     *
     * <ul>
     *   <li>{@code completedwithwarnings} is a success: the Platform kept the data, and a repetition would replace it.
     *   <li>{@code completedwitherrors}, {@code cancelled} and words for failure, rejection or an abort are failures.
     *       The feedback then decides whether the user can correct rows.
     *   <li>{@code completed}, {@code success} and {@code done} are in neither list. They do not say that the Platform
     *       accepted the rows, and {@code success} may speak of the call instead of the processing.
     * </ul>
     */
    public static StatusVocabulary standard() {
        return new StatusVocabulary(
                Set.of("completedsuccessfully", "completedwithwarnings"),
                Set.of(
                        "completedwitherrors",
                        "completedunsuccessfully",
                        "failed",
                        "failure",
                        "failedvalidation",
                        "validationfailed",
                        "processingfailed",
                        "error",
                        "faulted",
                        "rejected",
                        "aborted",
                        "cancelled",
                        "canceled"));
    }

    /** The meaning of a status; an unknown word is {@link Meaning#UNDER_WAY}. */
    public Meaning meaningOf(ProcessingStatus status) {
        var word = comparable(status.word());
        if (success.contains(word)) {
            return Meaning.SUCCEEDED;
        }
        return failure.contains(word) ? Meaning.FAILED : Meaning.UNDER_WAY;
    }

    private static Set<String> comparable(Set<String> words) {
        return words.stream()
                .map(StatusVocabulary::comparable)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String comparable(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
