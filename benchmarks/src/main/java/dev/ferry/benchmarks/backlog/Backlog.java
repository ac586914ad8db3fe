package dev.ferry.benchmarks.backlog;

import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Uploads that the Platform has accepted and that wait for their next poll. One is due every millisecond, and uploads
 * that are due at the same time are far from each other in the journal.
 */
record Backlog(int uploads) {

    /** The time when the journal was written; the clock of a run continues from it. */
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    /** The time from there to the first poll. */
    static final Duration LEAD = Duration.ofSeconds(3);

    /** A step that visits all numbers below {@code uploads}, because they have no common factor. */
    private static final long STRIDE = 7919;

    /** The time between two polls of an upload, which gives a thousand polls per second in total. */
    Duration interval() {
        return Duration.ofMillis(uploads);
    }

    /** The time until the first poll of an upload. */
    Duration firstDue(int number) {
        return LEAD.plusMillis(number * STRIDE % uploads);
    }

    /** Writes a journal. Its ports write the first upload; the others are copies of it with other numbers. */
    void write(Path file) throws IOException, SQLException {
        enter(file, 0);
        try (var copies = new UploadCopies(file)) {
            copies.create(uploads, STRIDE);
        }
    }

    /** Writes an upload that the Platform has accepted, as an engine does. */
    void enter(Path file, int number) throws IOException {
        try (var store = SqliteJournal.open(file, () -> MADE)) {
            var queued = Queued.submit(submission(number), false, payload(number));
            store.ports().uploads().enter(queued).toCompletableFuture().join();
            var accepted = TransitionBatch.of(queued.next().intend())
                    .then(submitting -> submitting.accepted(token(number), MADE));
            store.ports()
                    .uploads()
                    .commit(UploadChange.releasing(1, accepted, firstDue(number)))
                    .toCompletableFuture()
                    .join();
        }
    }

    static UploadId id(int number) {
        return new UploadId("019b76da-a800-7000-8000-" + digits(number));
    }

    static ProcessingToken token(int number) {
        return new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-" + digits(number));
    }

    static int number(ProcessingToken token) {
        return Integer.parseInt(token.value().substring(token.value().length() - UploadCopies.DIGITS));
    }

    private static Submission submission(int number) {
        var name = "Shifts " + digits(number);
        var kinds = List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS);
        return new Submission(id(number), new DatasetName(name), kinds, name + ".csv");
    }

    private static ContentRef payload(int number) {
        return new ContentRef("c0ffee".repeat(8) + "c0ff" + digits(number), 240);
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%0" + UploadCopies.DIGITS + "d", number);
    }
}
