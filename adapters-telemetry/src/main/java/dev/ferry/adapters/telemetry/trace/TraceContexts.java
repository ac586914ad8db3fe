package dev.ferry.adapters.telemetry.trace;

import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** Places in a trace, as the domain and as OpenTelemetry have them. */
final class TraceContexts {

    private TraceContexts() {}

    static Context under(TraceContext place) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        place.traceId(),
                        place.spanId(),
                        place.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }

    /** Where a span stands, or where it would have begun when spans are no longer made. */
    static TraceContext of(Span span, TraceContext otherwise) {
        var context = span.getSpanContext();
        if (!context.isValid()) {
            return otherwise;
        }
        return new TraceContext(context.getTraceId(), context.getSpanId(), context.isSampled());
    }
}
