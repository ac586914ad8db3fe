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
 * Makes a span for the submission of each upload, with the upload's own trace context: it is the parent of the spans of
 * all later calls, in any process.
 */
final class TracedJournal extends ForwardingJournal {

    private final Tracer tracer;
    private final FixedIdGenerator ids;

    TracedJournal(Journal journal, Tracer tracer, FixedIdGenerator ids) {
        super(journal);
        this.tracer = tracer;
        this.ids = ids;
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        var startMillis = System.currentTimeMillis();
        return PortDecorators.onCompletion(journal.enter(submitted), (entered, failure) -> {
            if (entered != null && entered.isPresent()) {
                submit(submitted.next(), startMillis).end();
            }
        });
    }

    private Span submit(Queued upload, long startMillis) {
        var submission = upload.submission();
        var parent = submission.caller() == null ? Context.root() : TraceContexts.under(submission.caller());
        var span = tracer.spanBuilder("submit")
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(startMillis, TimeUnit.MILLISECONDS)
                .setAttribute("ferry.upload.id", submission.id().value())
                .setAttribute("ferry.dataset.bytes", upload.attempt().payload().bytes());
        return ids.withIds(submission.trace(), span::startSpan);
    }
}
