package dev.ferry.simulation;

import dev.ferry.application.content.Text;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;

/** The checks at the end of a simulation. */
record FinalCheck(Journal journal, Payloads payloads, SimulatedPlatform platform) {

    /** Whether the client's upload is final, or waits for a decision. */
    boolean atRest(SimulatedClient client) {
        return client.isAccepted() && entry(client).atRest();
    }

    /** Whether the client's upload is in doubt; an upload that is neither final nor in doubt is a violation. */
    boolean isInDoubt(SimulatedClient client) {
        if (!atRest(client)) {
            throw new Violation(client.key() + " never came to rest: " + client.answer() + ", " + entry(client));
        }
        var upload = entry(client).upload();
        if (upload instanceof Completed completed) {
            checkResults(completed);
        }
        if (upload instanceof OpenUpload && !(upload instanceof InDoubt)) {
            throw new Violation(client.key() + " rests in a state that is neither final nor in doubt: " + upload);
        }
        return upload instanceof InDoubt;
    }

    private JournalEntry entry(SimulatedClient client) {
        return journal.find(client.id())
                .toCompletableFuture()
                .join()
                .orElseThrow(() -> new Violation(client.key() + " is lost; its client got " + client.answer()));
    }

    private void checkResults(Completed completed) {
        checkContent(platform.dataOf(completed.token()), completed.attempt().payload());
        completed
                .results()
                .forEach((kind, content) -> checkContent(SimulatedPlatform.expected(completed.token(), kind), content));
    }

    private void checkContent(String expected, ContentRef stored) {
        var text = Text.head(payloads.content(stored), Integer.MAX_VALUE)
                .toCompletableFuture()
                .join();
        if (!text.equals(expected)) {
            throw new Violation("'" + text + "' was stored instead of '" + expected + "'");
        }
    }
}
