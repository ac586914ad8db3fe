package dev.ferry.application.message;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import java.util.List;

/** What became of a request to take a data set. */
public sealed interface Submitted {

    /**
     * It is in Ferry's charge.
     *
     * @param entry the upload
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
