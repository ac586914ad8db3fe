package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A person's decisions about an upload. */
public interface DecideUpload {

    /**
     * Sends corrected data under the same name with Overwrite=true. Allowed when the last attempt completed, was
     * rejected or failed.
     *
     * @param correction the data; the name and the kinds of result do not change
     */
    CompletionStage<DecisionResult> resubmit(UploadId id, Correction correction, NewerData newer);

    /**
     * Sends the data of a failed upload again. Data that the Platform has accepted from an earlier attempt is replaced.
     *
     * @param overwrite whether other data under the name may be replaced too
     */
    CompletionStage<DecisionResult> retry(UploadId id, boolean overwrite, NewerData newer);

    /** Cancels an upload that is not final. */
    CompletionStage<DecisionResult> cancel(UploadId id);

    /** Decides about an upload in doubt. */
    CompletionStage<DecisionResult> settle(UploadId id, Settlement settlement, NewerData newer);

    /** Sends corrected data, unless it would replace newer data. */
    default CompletionStage<DecisionResult> resubmit(UploadId id, Correction correction) {
        return resubmit(id, correction, NewerData.KEEP);
    }

    /** Decides about an upload in doubt; it is not sent if it would replace newer data. */
    default CompletionStage<DecisionResult> settle(UploadId id, Settlement settlement) {
        return settle(id, settlement, NewerData.KEEP);
    }

    /** What happens to newer data: that of an upload of the same name that was accepted later and sent. */
    enum NewerData {
        /** It stays; the decision is refused. */
        KEEP,
        /** The older data replaces it. */
        REPLACE
    }

    /**
     * Corrected data for an upload.
     *
     * @param format what is said about the form of the data; all else is detected
     * @param allowEmpty whether data without rows is sent too
     */
    record Correction(Content data, TableFormat format, boolean allowEmpty) {

        /** Data that must have rows. */
        public Correction(Content data, TableFormat format) {
            this(data, format, false);
        }
    }

    /** The possible decisions about an upload in doubt. */
    enum Settlement {
        /** Send it again with Overwrite=true. */
        OVERWRITE("overwrite"),
        /** Send it again unchanged. */
        RETRY("retry"),
        /** Send nothing; the upload fails. */
        GIVE_UP("give-up");

        private final String word;

        Settlement(String word) {
            this.word = word;
        }

        /** The stable name, in kebab case. */
        public String word() {
            return word;
        }
    }

    /** The result of a decision. */
    sealed interface DecisionResult {

        /** The decision was recorded. */
        record Applied(JournalEntry entry) implements DecisionResult {}

        /** The upload does not exist. */
        record NotFound(UploadId id) implements DecisionResult {}

        /**
         * The upload's state does not allow the decision; nothing was changed.
         *
         * @param reason one line: the rule and the present state
         */
        record NotAllowed(JournalEntry entry, String reason) implements DecisionResult {}

        /**
         * The decision would put older data over newer; nothing was changed.
         *
         * @param newer the last of the later uploads of the same name that was sent
         */
        record OlderData(JournalEntry entry, JournalEntry newer) implements DecisionResult {

            /** The reason in one line, with both times and sizes. */
            public String reason() {
                return "it would put older data over newer: %s was accepted before %s of the same name, which was sent"
                        .formatted(describe(entry), describe(newer));
            }

            private static String describe(JournalEntry entry) {
                return "upload %s (%s, %d bytes)"
                        .formatted(
                                entry.upload().id().value(),
                                entry.createdAt().truncatedTo(ChronoUnit.SECONDS),
                                entry.upload().attempt().payload().bytes());
            }
        }

        /**
         * The corrected data cannot be sent: it is no text, or it has no rows; nothing was changed.
         *
         * @param reason one line: the error, its place, and the remedy
         */
        record Unusable(String reason, Remedy remedy) implements DecisionResult {}

        /**
         * The corrected data is a table that cannot be converted without a guess; nothing was changed.
         *
         * @param problems the first problems, in the order of the file
         * @param problemCount the number of all problems
         */
        record Invalid(List<Problem> problems, long problemCount) implements DecisionResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }
}
