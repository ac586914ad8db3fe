package dev.ferry.adapters.telemetry.trace;

import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** Converts trace contexts between the domain's and OpenTelemetry's types. */
final class TraceContexts {

    private TraceContexts() {}

    static Context under(TraceContext parent) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        parent.traceId(),
                        parent.spanId(),
                        parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }

    /** The context of a span, or {@code fallback} if the span is invalid because tracing has been closed. */
    static TraceContext of(Span span, TraceContext fallback) {
        var context = span.getSpanContext();
        if (!context.isValid()) {
            return fallback;
        }
        return new TraceContext(context.getTraceId(), context.getSpanId(), context.isSampled());
    }
}
