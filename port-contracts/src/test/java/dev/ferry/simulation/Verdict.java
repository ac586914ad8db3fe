package dev.ferry.simulation;

import dev.ferry.application.content.Text;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;

/** What must be so at the end of a world. */
record Verdict(Journal journal, Payloads payloads, SimulatedPlatform platform) {

    /** Whether its upload is final, or waits for a person. */
    boolean atRest(Client client) {
        return client.answered() && entry(client).atRest();
    }

    /** Whether its upload waits for a person; one that has neither ended nor waits is a violation. */
    boolean held(Client client) {
        if (!atRest(client)) {
            throw new Violation(client.name() + " never came to rest: " + client.answer() + ", " + entry(client));
        }
        var upload = entry(client).upload();
        if (upload instanceof Completed completed) {
            broughtHome(completed);
        }
        if (upload instanceof OpenUpload && !(upload instanceof InDoubt)) {
            throw new Violation(client.name() + " rests where nobody looks: " + upload);
        }
        return upload instanceof InDoubt;
    }

    private JournalEntry entry(Client client) {
        return journal.find(client.id())
                .toCompletableFuture()
                .join()
                .orElseThrow(() -> new Violation(client.name() + " is lost; it was told " + client.answer()));
    }

    private void broughtHome(Completed completed) {
        same(platform.dataOf(completed.token()), completed.attempt().payload());
        completed
                .results()
                .forEach((kind, content) -> same(SimulatedPlatform.expected(completed.token(), kind), content));
    }

    private void same(String expected, ContentRef kept) {
        var text = Text.head(payloads.content(kept), Integer.MAX_VALUE)
                .toCompletableFuture()
                .join();
        if (!text.equals(expected)) {
            throw new Violation("'" + text + "' was kept for '" + expected + "'");
        }
    }
}
