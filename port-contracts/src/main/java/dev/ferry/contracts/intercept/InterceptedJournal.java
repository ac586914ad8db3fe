package dev.ferry.contracts.intercept;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.util.List;
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
        var last = change.batch().events().getLast();
        var word = last.type().substring(UploadEvent.PREFIX.length());
        var again = last.attempt() > 1 ? " again" : "";
        return interceptor.pass("commit " + word + again, () -> journal.commit(change));
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return interceptor.pass("find", () -> journal.find(id));
    }

    @Override
    public CompletionStage<List<JournalEntry>> list(UploadQuery query) {
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
