package dev.ferry.adapters.telemetry.trace;

import dev.ferry.domain.network.Hosts;
import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;

/**
 * Starts the spans of calls to the Platform, by OpenTelemetry's conventions for HTTP clients. A span covers one call of
 * the core, including the adapter's retries. The values of the URL's query are redacted: one of them is the key.
 *
 * @param api the base URL of the API
 */
record PlatformCallSpans(Tracer tracer, URI api) {

    private static final String RESULTS = "/api/GetResults";
    private static final String UPLOAD = "/api/UploadData";

    Span upload(TraceContext parent) {
        return start(parent, "POST", UPLOAD, "");
    }

    Span result(TraceContext parent, String kind) {
        var span = start(parent, "GET", RESULTS, "?token=REDACTED&key=REDACTED&dataKey=REDACTED");
        return span.setAttribute("ferry.result.kind", kind);
    }

    private Span start(TraceContext parent, String method, String path, String query) {
        var port = api.getPort() >= 0 ? api.getPort() : "https".equalsIgnoreCase(api.getScheme()) ? 443 : 80;
        var base = api.toString().replaceAll("/+$", "");
        return tracer.spanBuilder(method + " " + path)
                .setParent(TraceContexts.under(parent))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", method)
                .setAttribute("server.address", Hosts.forConnection(api.getHost()))
                .setAttribute("server.port", port)
                .setAttribute("url.template", path)
                .setAttribute("url.full", base + path + query)
                .startSpan();
    }
}
