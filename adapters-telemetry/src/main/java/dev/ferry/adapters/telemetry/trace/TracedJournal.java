package dev.ferry.adapters.telemetry.trace;

import dev.ferry.adapters.telemetry.Watching;
import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Makes a span of each upload's beginning, at the upload's own place: whatever is done for it later, by any process,
 * stands under this span.
 *
 * @param journal the journal
 * @param tracer makes spans
 * @param ids gives the span its place
 */
record TracedJournal(Journal journal, Tracer tracer, GivenIds ids) implements Journal {

    @Override
    public CompletionStage<Optional<Entry>> enter(Transition<Queued> submitted) {
        var begun = System.currentTimeMillis();
        return Watching.end(journal.enter(submitted), (entered, failure) -> {
            if (entered != null && entered.isPresent()) {
                submit(submitted.next(), begun).end();
            }
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> commit(Change change) {
        return journal.commit(change);
    }

    @Override
    public CompletionStage<Optional<Entry>> find(UploadId id) {
        return journal.find(id);
    }

    @Override
    public CompletionStage<List<Entry>> list(UploadQuery query) {
        return journal.list(query);
    }

    @Override
    public CompletionStage<Void> probe() {
        return journal.probe();
    }

    private Span submit(Queued upload, long begunMillis) {
        var submission = upload.submission();
        var parent = submission.caller() == null ? Context.root() : Places.under(submission.caller());
        var span = tracer.spanBuilder("submit")
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(begunMillis, TimeUnit.MILLISECONDS)
                .setAttribute("ferry.upload.id", submission.id().value())
                .setAttribute("ferry.dataset.bytes", upload.attempt().payload().bytes());
        return ids.at(submission.trace(), span::startSpan);
    }
}
