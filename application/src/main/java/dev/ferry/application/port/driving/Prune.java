package dev.ferry.application.port.driving;

import dev.ferry.application.journal.UploadState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Deletes old uploads and payloads. */
public interface Prune {

    /**
     * Deletes uploads that ended long enough ago and their events, then all payloads that no remaining upload needs.
     * Uploads that are not final are kept. Payloads stored within the last hour are kept until the next run, because
     * the journal may not have their upload yet.
     *
     * <p>It may run at any time, also in several processes, and may be killed at any moment; the next run deletes the
     * rest. The idempotency key of a deleted upload can be used again.
     *
     * @param dryRun whether to change nothing and only count what the present state allows to delete
     * @return the deleted or counted amounts. Fails with an {@link java.io.IOException} when the journal or the
     *     payloads cannot be read or written; earlier deletions remain
     */
    CompletionStage<PruneResult> prune(RetentionRule rule, boolean dryRun);

    /**
     * Selects the uploads to delete.
     *
     * @param states the final states to include, at least one
     * @param age the least time since the last change; from zero to {@value #MAX_DAYS} days
     */
    record RetentionRule(Set<UploadState> states, Duration age) {

        /** The greatest age: a hundred years. */
        public static final int MAX_DAYS = 36_500;

        /**
         * Checks the states and the age.
         *
         * @throws IllegalArgumentException with a message of one line, when there is no state, a state is not final, or
         *     the age is out of range
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
            if (age.isNegative() || age.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
                throw new IllegalArgumentException(
                        "retention needs an age from 0 to %d days, not %s".formatted(MAX_DAYS, age));
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
     * The deleted amounts, or those that a dry run would delete.
     *
     * @param uploads the number of uploads by their final state; states without any are omitted
     * @param payloads the number of data sets and results
     * @param bytes the total size of these payloads
     */
    record PruneResult(Map<UploadState, Long> uploads, long payloads, long bytes) {

        public PruneResult {
            uploads = Map.copyOf(uploads);
        }

        /** The number of uploads in all states. */
        public long uploadCount() {
            return uploads.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
