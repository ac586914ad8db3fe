package dev.ferry.adapters.files.upload;

import dev.ferry.application.journal.JournalEntry;

/** The result of submitting a file. */
public sealed interface SubmittedFile {

    /** Ferry has accepted the file, now or earlier. */
    record Sent(JournalEntry entry) implements SubmittedFile {}

    /**
     * Ferry refused the file.
     *
     * @param reason one line: the reason, and what to do
     */
    record Refused(String reason) implements SubmittedFile {}
}
