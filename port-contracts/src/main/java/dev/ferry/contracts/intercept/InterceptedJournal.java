package dev.ferry.contracts.intercept;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Names a commit after its last event, so that each durable step of an upload's life has a name. */
record InterceptedJournal(Journal journal, Interceptor interceptor) implements Journal {

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return interceptor.pass("enter", () -> journal.enter(submitted));
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        var events = change.batch().events();
        var step = events.isEmpty() ? "commit without an event" : "commit " + word(events.getLast());
        return interceptor.pass(step, () -> journal.commit(change));
    }

    private static String word(UploadEvent event) {
        return event.type().substring(UploadEvent.PREFIX.length()) + (event.attempt() > 1 ? " again" : "");
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return interceptor.pass("find", () -> journal.find(id));
    }

    @Override
    public CompletionStage<UploadPage> list(UploadQuery query) {
        return interceptor.pass("list", () -> journal.list(query));
    }

    @Override
    public CompletionStage<StoreStats> stats() {
        return interceptor.pass("count", journal::stats);
    }

    @Override
    public CompletionStage<Void> probe() {
        return interceptor.pass("probe", journal::probe);
    }
}
