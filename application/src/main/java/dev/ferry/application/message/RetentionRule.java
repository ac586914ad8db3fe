package dev.ferry.application.message;

import dev.ferry.application.journal.UploadState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What need not be remembered any longer.
 *
 * @param states uploads in these states, all of them final, at least one
 * @param age when they last changed longer ago than this; from zero to {@value #MOST_DAYS} days
 */
public record RetentionRule(Set<UploadState> states, Duration age) {

    /** The greatest age that is asked for: a hundred years. */
    public static final int MOST_DAYS = 36_500;

    /**
     * Keeps a copy of the states.
     *
     * @throws IllegalArgumentException in one line, when there is no state, one is not final, or the age is no age
     */
    public RetentionRule {
        states = Set.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("retention needs at least one state of " + finalWords());
        }
        states.stream().filter(state -> !state.isFinal()).sorted().findFirst().ifPresent(open -> {
            throw new IllegalArgumentException(
                    "an upload that is %s is never pruned; only %s are".formatted(open.word(), finalWords()));
        });
        if (age.isNegative() || age.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
            throw new IllegalArgumentException(
                    "retention needs an age from 0 to %d days, not %s".formatted(MOST_DAYS, age));
        }
    }

    private static String finalWords() {
        return Arrays.stream(UploadState.values())
                .filter(UploadState::isFinal)
                .map(UploadState::word)
                .collect(Collectors.joining(", "));
    }
}
