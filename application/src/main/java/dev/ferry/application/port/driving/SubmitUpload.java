package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Submits data sets. */
public interface SubmitUpload {

    /**
     * Reads the data to its end, converts it to the form that the Platform gets, stores both, and adds an upload to the
     * journal.
     *
     * @return completes when the upload is durable, or with the reason for a refusal
     */
    CompletionStage<Submitted> submit(UploadRequest request);

    /**
     * A data set to submit.
     *
     * @param name the name of the data set on the Platform
     * @param overwrite whether it may replace a data set of the same name
     * @param source the origin of the data for people; null when it has none
     * @param format what is said about the form of the data; all else is detected
     * @param key makes a repeated request harmless; null when the client will not repeat it
     * @param caller the trace context of the client; null when it sent none
     * @param allowEmpty whether data without rows is accepted too
     */
    record UploadRequest(
            DatasetName name,
            boolean overwrite,
            List<ResultKind> kinds,
            @Nullable String source,
            Content data,
            TableFormat format,
            @Nullable IdempotencyKey key,
            @Nullable TraceContext caller,
            boolean allowEmpty) {

        public UploadRequest {
            kinds = List.copyOf(kinds);
        }

        /** A request without a trace context, for data that must have rows. */
        public UploadRequest(
                DatasetName name,
                boolean overwrite,
                List<ResultKind> kinds,
                @Nullable String source,
                Content data,
                TableFormat format,
                @Nullable IdempotencyKey key) {
            this(name, overwrite, kinds, source, data, format, key, null, false);
        }
    }

    /** The result of a submission. */
    sealed interface Submitted {

        /**
         * The upload is in the journal.
         *
         * @param notes what was left out of the data or read in another way than it looks, one sentence each
         */
        record Accepted(JournalEntry entry, List<String> notes) implements Submitted {
            public Accepted {
                notes = List.copyOf(notes);
            }
        }

        /**
         * The idempotency key belongs to an upload with another request; nothing was added.
         *
         * @param id the upload of the key
         */
        record KeyReused(UploadId id) implements Submitted {}

        /**
         * The data cannot be sent: it is no text, or it has no rows; nothing was stored.
         *
         * @param reason one line: the error, its place, and the remedy
         */
        record Unusable(String reason, Remedy remedy) implements Submitted {}

        /**
         * The data is a table that cannot be converted without a guess; no upload was added.
         *
         * @param problems the first problems, in the order of the file
         * @param problemCount the number of all problems
         */
        record Invalid(List<Problem> problems, long problemCount) implements Submitted {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }
}
