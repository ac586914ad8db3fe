package dev.ferry.adapters.files.upload;

import dev.ferry.application.journal.JournalEntry;

/** What became of handing a file over. */
public sealed interface SubmittedFile {

    /** It is in Ferry's charge, since now or since it was handed over before. */
    record Sent(JournalEntry entry) implements SubmittedFile {}

    /**
     * It was not taken.
     *
     * @param reason one line: why, and what to do
     */
    record Refused(String reason) implements SubmittedFile {}
}
