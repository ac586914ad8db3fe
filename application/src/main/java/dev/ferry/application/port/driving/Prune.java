package dev.ferry.application.port.driving;

import dev.ferry.application.journal.UploadState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Makes room. */
public interface Prune {

    /**
     * Forgets uploads that ended long enough ago, with their events, and then deletes all bytes that no remembered
     * upload needs. Nothing that is not final is touched. Bytes that were stored within the last hour stay until the
     * next time, because the upload they belong to may still be on its way into the journal.
     *
     * <p>It may run beside everything else, in several processes too, and may be killed at any moment: what it has not
     * come to is done by the next run. A forgotten upload's idempotency key is forgotten with it.
     *
     * @param rule what need not be remembered any longer
     * @param dryRun true to change nothing and only count; the count is what would be done now, by the journal's
     *     present state
     * @return what was done, or would be; fails with an {@link java.io.IOException} when the journal or the payloads
     *     cannot be read or written, and what was done until then stays done
     */
    CompletionStage<PruneResult> prune(RetentionRule rule, boolean dryRun);

    /**
     * What need not be remembered any longer.
     *
     * @param states uploads in these states, all of them final, at least one
     * @param age when they last changed longer ago than this; from zero to {@value #MOST_DAYS} days
     */
    record RetentionRule(Set<UploadState> states, Duration age) {

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
            states.stream()
                    .filter(state -> !state.isFinal())
                    .sorted()
                    .findFirst()
                    .ifPresent(open -> {
                        throw new IllegalArgumentException("an upload that is %s is never pruned; only %s are"
                                .formatted(open.word(), finalWords()));
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

    /**
     * What was cleared away, or would be.
     *
     * @param uploads how many uploads were forgotten, by the state in which they ended; states without any are left out
     * @param payloads how many data sets and results were deleted
     * @param bytes how large these were together
     */
    record PruneResult(Map<UploadState, Long> uploads, long payloads, long bytes) {

        /** Copies the numbers. */
        public PruneResult {
            uploads = Map.copyOf(uploads);
        }

        /**
         * Uploads of all states together.
         *
         * @return how many were forgotten
         */
        public long uploadCount() {
            return uploads.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
