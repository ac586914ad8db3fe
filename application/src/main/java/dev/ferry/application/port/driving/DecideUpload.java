package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.nio.charset.Charset;
import java.util.concurrent.CompletionStage;

/** Decisions of a person about an upload. */
public interface DecideUpload {

    /**
     * Sends corrected data under the same name with Overwrite=true. Legal when the last attempt completed or was
     * rejected.
     *
     * @param correction the data; name and kinds stay those of the submission
     */
    CompletionStage<DecisionResult> resubmit(UploadId id, Correction correction);

    /** Tries a failed upload again with the same data. */
    CompletionStage<DecisionResult> retry(UploadId id);

    /** Stops caring for an upload that is not at its end. */
    CompletionStage<DecisionResult> cancel(UploadId id);

    /** Decides about an upload in doubt. */
    CompletionStage<DecisionResult> settle(UploadId id, Settlement settlement);

    /** Corrected data for an upload. */
    record Correction(Content data, Charset encoding) {}

    /** What a person may decide about an upload in doubt. */
    enum Settlement {
        /** Send it again with Overwrite=true. */
        OVERWRITE("overwrite"),
        /** Send it again as it was. */
        RETRY("retry"),
        /** Send nothing and give it up. */
        GIVE_UP("give-up");

        private final String word;

        Settlement(String word) {
            this.word = word;
        }

        /**
         * The stable word.
         *
         * @return in kebab case
         */
        public String word() {
            return word;
        }
    }

    /** What became of a decision. */
    sealed interface DecisionResult {

        /** It is done. */
        record Done(JournalEntry entry) implements DecisionResult {}

        /** There is no such upload. */
        record NotFound(UploadId id) implements DecisionResult {}

        /**
         * The upload's state does not allow it; nothing was changed.
         *
         * @param reason one line: why, and what is allowed instead
         */
        record NotAllowed(JournalEntry entry, String reason) implements DecisionResult {}

        /**
         * The corrected data is not text that could be sent; nothing was changed.
         *
         * @param reason one line: what is wrong, where, and the remedy
         */
        record Unusable(String reason) implements DecisionResult {}
    }
}
