package dev.ferry.adapters.cli.follow;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Collecting;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Submitting;
import java.time.Duration;
import java.util.Collection;

/**
 * Says what Ctrl-C has done to each upload: a queued one was certainly not sent, and one whose request had no answer is
 * in doubt.
 */
record InterruptedUploads(Console console, Session session) {

    /** How long the engine may take to record an upload as in doubt after the end of its request. */
    private static final Duration RECORDING = Duration.ofSeconds(1);

    /** Explains why the command does not end at once. */
    void printAtOnce(Collection<JournalEntry> unfinished) {
        if (unfinished.stream().anyMatch(entry -> entry.upload() instanceof Submitting)) {
            console.note("interrupted; waiting a few seconds for the Platform's answer");
        }
    }

    /** Prints a line for each upload that has not ended, by its state in the store. */
    void printWayOn(Collection<JournalEntry> unfinished) {
        unfinished.stream().map(this::current).forEach(this::printWayOn);
    }

    private JournalEntry current(JournalEntry entry) {
        var track = session.ferry().track();
        var id = entry.upload().id();
        var found = Await.value(track.find(id)).orElse(entry);
        return found.upload() instanceof Submitting
                ? Await.value(track.await(id, RECORDING)).orElse(found)
                : found;
    }

    private void printWayOn(JournalEntry entry) {
        var id = entry.upload().id().value();
        var name = entry.upload().submission().name().value();
        var kept = session.durable();
        switch (entry.upload()) {
            case Queued queued ->
                console.note("interrupted; nothing of " + name + " was sent"
                        + (kept ? ". Continue with: ferry resume " + id : ""));
            case Submitting submitting ->
                console.note(inDoubt(name)
                        + (kept ? ", then continue with: ferry resume " + id : " before you send it again"));
            case InDoubt doubt ->
                console.note(inDoubt(name)
                        + (kept
                                ? ", then settle it with: ferry settle " + id + " overwrite"
                                : " before you send it again"));
            case Processing processing -> printAccepted(entry, kept);
            case Collecting collecting -> printAccepted(entry, kept);
            case Completed completed -> {}
            case Rejected rejected -> {}
            case Failed failed -> {}
            case Cancelled cancelled -> {}
        }
    }

    private static String inDoubt(String name) {
        return "interrupted while " + name + " was being sent. It is in doubt: the Platform may or may not have it."
                + " Check the Platform";
    }

    private void printAccepted(JournalEntry entry, boolean kept) {
        var token = entry.upload().token();
        console.note("interrupted; the Platform has accepted "
                + entry.upload().submission().name().value() + " and continues. Continue with: ferry "
                + (kept || token == null ? "resume " + entry.upload().id().value() : "status " + token.value()));
    }
}
