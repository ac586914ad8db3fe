package dev.ferry.adapters.files.upload;

import dev.ferry.application.journal.Entry;

/** What became of handing a file over. */
public sealed interface Sending {

    /**
     * It is in Ferry's charge, since now or since it was handed over before.
     *
     * @param entry the upload
     */
    record Sent(Entry entry) implements Sending {}

    /**
     * It was not taken.
     *
     * @param reason one line: why, and what to do
     */
    record Refused(String reason) implements Sending {}
}
