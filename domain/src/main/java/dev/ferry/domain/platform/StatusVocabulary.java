package dev.ferry.domain.platform;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The meanings of the status words. The guide names one, {@code completedsuccessfully}. It does not list the others, so
 * they are settings. Processing also continues after an unknown word, until the deadline, but the word is reported.
 *
 * <p>Words are compared by their letters and digits, in lower case: {@code Completed Successfully},
 * {@code completed-successfully} and {@code 'completedsuccessfully.'} are one word.
 *
 * @param success the words for success, reduced to letters and digits in lower case
 * @param failure the words for failure, reduced in the same way
 * @param underWay the words for processing that continues, reduced in the same way
 */
public record StatusVocabulary(Set<String> success, Set<String> failure, Set<String> underWay) {

    /** The meaning of a status word. */
    public enum Meaning {
        /** Processing ended successfully and the results are available. */
        SUCCEEDED,
        /** Processing failed; the feedback explains why. */
        FAILED,
        /** Processing has not ended. */
        UNDER_WAY,
        /** The word has no known meaning; processing probably has not ended. */
        UNKNOWN;

        /** Whether processing has certainly ended. */
        public boolean isFinal() {
            return switch (this) {
                case SUCCEEDED, FAILED -> true;
                case UNDER_WAY, UNKNOWN -> false;
            };
        }
    }

    /** Reduces all words to letters and digits in lower case; drops words that have none. */
    public StatusVocabulary {
        success = comparable(success);
        failure = comparable(failure);
        underWay = comparable(underWay);
    }

    /**
     * The guide's word for success, and likely words for the other meanings.
     *
     * <ul>
     *   <li>{@code completedwithwarnings} is a success: the Platform kept the data, and a repetition would replace it.
     *   <li>{@code completedwitherrors}, {@code cancelled}, {@code expired} and words for failure, rejection, an abort
     *       or a time-out are failures. The feedback then decides whether the user can correct rows.
     *   <li>A word for processing that continues says that work waits, starts or goes on, such as {@code queued} or
     *       {@code validating}.
     *   <li>{@code completed}, {@code success}, {@code done}, {@code accepted}, {@code processed},
     *       {@code partiallycompleted} and {@code paused} are in no list. They may be the last word or not, do not say
     *       that the Platform accepted the rows, or wait for a person. {@code success} may speak of the call instead of
     *       the processing.
     * </ul>
     */
    public static StatusVocabulary standard() {
        return new StatusVocabulary(
                Set.of("completedsuccessfully", "completedsuccessfullywithwarnings", "completedwithwarnings"),
                Set.of(
                        "completedwitherrors",
                        "completedwithfailures",
                        "completedunsuccessfully",
                        "failed",
                        "failure",
                        "failedvalidation",
                        "validationfailed",
                        "processingfailed",
                        "error",
                        "faulted",
                        "invalid",
                        "rejected",
                        "aborted",
                        "terminated",
                        "cancelled",
                        "canceled",
                        "timedout",
                        "timeout",
                        "expired"),
                Set.of(
                        "pending",
                        "queued",
                        "enqueued",
                        "waiting",
                        "scheduled",
                        "submitted",
                        "notstarted",
                        "starting",
                        "started",
                        "preparing",
                        "running",
                        "active",
                        "executing",
                        "working",
                        "processing",
                        "inprogress",
                        "inprocess",
                        "importing",
                        "loading",
                        "parsing",
                        "validating",
                        "saving",
                        "retrying",
                        "finalizing",
                        "finalising",
                        "cancelling",
                        "canceling"));
    }

    /** The meaning of a status. {@link ProcessingStatus#PENDING} is never unknown. */
    public Meaning meaningOf(ProcessingStatus status) {
        var word = comparable(status.word());
        if (success.contains(word)) {
            return Meaning.SUCCEEDED;
        }
        if (failure.contains(word)) {
            return Meaning.FAILED;
        }
        return underWay.contains(word) || status.equals(ProcessingStatus.PENDING) ? Meaning.UNDER_WAY : Meaning.UNKNOWN;
    }

    private static Set<String> comparable(Set<String> words) {
        return words.stream()
                .map(StatusVocabulary::comparable)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String comparable(String word) {
        var letters = new StringBuilder(word.length());
        word.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
