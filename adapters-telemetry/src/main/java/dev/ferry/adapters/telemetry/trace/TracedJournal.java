package dev.ferry.adapters.telemetry.trace;

import dev.ferry.adapters.telemetry.ForwardingJournal;
import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Makes a span of each upload's beginning, at the upload's own place: whatever is done for it later, by any process,
 * stands under this span.
 */
final class TracedJournal extends ForwardingJournal {

    private final Tracer tracer;
    private final FixedIdGenerator ids;

    /**
     * Stands beside a journal.
     *
     * @param ids gives the span its place
     */
    TracedJournal(Journal journal, Tracer tracer, FixedIdGenerator ids) {
        super(journal);
        this.tracer = tracer;
        this.ids = ids;
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        var begun = System.currentTimeMillis();
        return PortDecorators.end(journal.enter(submitted), (entered, failure) -> {
            if (entered != null && entered.isPresent()) {
                submit(submitted.next(), begun).end();
            }
        });
    }

    private Span submit(Queued upload, long begunMillis) {
        var submission = upload.submission();
        var parent = submission.caller() == null ? Context.root() : TraceContexts.under(submission.caller());
        var span = tracer.spanBuilder("submit")
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(begunMillis, TimeUnit.MILLISECONDS)
                .setAttribute("ferry.upload.id", submission.id().value())
                .setAttribute("ferry.dataset.bytes", upload.attempt().payload().bytes());
        return ids.at(submission.trace(), span::startSpan);
    }
}
