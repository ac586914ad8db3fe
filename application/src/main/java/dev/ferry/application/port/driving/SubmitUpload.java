package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hands a data set over to Ferry. */
public interface SubmitUpload {

    /**
     * Takes a data set in charge: reads it to its end, makes sure that it is text, stores it, and enters the upload in
     * the journal.
     *
     * @return completes once the upload is durable, or with the reason why nothing was taken
     */
    CompletionStage<Submitted> submit(UploadRequest request);

    /**
     * What a user hands over.
     *
     * @param name the data set's name on the Platform
     * @param overwrite whether it may replace what the Platform holds under the name
     * @param source where the data comes from, for people, null when it has no name
     * @param key makes repeating the request harmless, null when it will not be repeated
     * @param caller the place in a trace of whoever hands it over, null when that is in none
     */
    record UploadRequest(
            DatasetName name,
            boolean overwrite,
            List<ResultKind> kinds,
            @Nullable String source,
            Content data,
            Charset encoding,
            @Nullable IdempotencyKey key,
            @Nullable TraceContext caller) {

        /** Copies the kinds. */
        public UploadRequest {
            kinds = List.copyOf(kinds);
        }

        /**
         * Handed over by somebody who is in no trace.
         *
         * @param name the data set's name on the Platform
         * @param overwrite whether it may replace what the Platform holds under the name
         * @param source where the data comes from, null when it has no name
         * @param key makes repeating the request harmless, null when it will not be repeated
         */
        public UploadRequest(
                DatasetName name,
                boolean overwrite,
                List<ResultKind> kinds,
                @Nullable String source,
                Content data,
                Charset encoding,
                @Nullable IdempotencyKey key) {
            this(name, overwrite, kinds, source, data, encoding, key, null);
        }
    }

    /** What became of a request to take a data set. */
    sealed interface Submitted {

        /**
         * It is in Ferry's charge.
         *
         * @param notices what was changed on the way in, a sentence each, such as a byte order mark left out
         */
        record Taken(JournalEntry entry, List<String> notices) implements Submitted {
            /** Copies the notices. */
            public Taken {
                notices = List.copyOf(notices);
            }
        }

        /**
         * The idempotency key stands for an upload that began otherwise; nothing was entered.
         *
         * @param id the upload that the key stands for
         */
        record KeyReused(UploadId id) implements Submitted {}

        /**
         * It is not text that could be sent; nothing was kept.
         *
         * @param reason one line: what is wrong, where, and the remedy
         */
        record Unusable(String reason) implements Submitted {}
    }
}
