package dev.ferry.adapters.telemetry.trace;

import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Platform;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Exports spans, and decorates the ports that make them. */
public final class Tracing {

    /** OpenTelemetry's own variables; its other variables also apply. */
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    private final SdkTracerProvider provider;
    private final FixedIdGenerator ids;
    private final Tracer tracer;

    private Tracing(SdkTracerProvider provider, FixedIdGenerator ids) {
        this.provider = provider;
        this.ids = ids;
        this.tracer = provider.get("dev.ferry");
    }

    /**
     * Sends spans to a processor.
     *
     * @return the caller closes it
     */
    public static Tracing to(SpanProcessor processor) {
        var ids = new FixedIdGenerator();
        return new Tracing(
                SdkTracerProvider.builder()
                        .setIdGenerator(ids)
                        .addSpanProcessor(processor)
                        .build(),
                ids);
    }

    /**
     * Sends spans to the receiver that OpenTelemetry's environment variables name.
     *
     * @return the caller closes it; empty if no receiver is named
     * @throws RuntimeException if a variable is invalid; the message names it
     */
    public static Optional<Tracing> configured(Map<String, String> environment, String version) {
        var off = "true".equalsIgnoreCase(environment.get("OTEL_SDK_DISABLED"));
        if (off || !(environment.containsKey(ENDPOINT) || environment.containsKey(TRACES_ENDPOINT))) {
            return Optional.empty();
        }
        var ids = new FixedIdGenerator();
        var sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> properties(environment, version))
                .addTracerProviderCustomizer((builder, properties) -> builder.setIdGenerator(ids))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        return Optional.of(new Tracing(sdk.getSdkTracerProvider(), ids));
    }

    /** Ferry's defaults, overridden by OpenTelemetry's variables. */
    private static Map<String, String> properties(Map<String, String> environment, String version) {
        var properties = new HashMap<String, String>();
        properties.put("otel.service.name", "ferry");
        properties.put("otel.resource.attributes", "service.version=" + version);
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        environment.forEach((name, value) -> {
            if (name.startsWith("OTEL_")) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }

    /**
     * Decorates a Platform to make a span for each call.
     *
     * @param api the base URL of its API
     */
    public Platform decorate(Platform platform, URI api) {
        return new TracedPlatform(platform, new PlatformCallSpans(tracer, api));
    }

    /** Decorates a journal to make a span for the submission of each upload. */
    public Journal decorate(Journal journal) {
        return new TracedJournal(journal, tracer, ids);
    }

    /**
     * Sends the remaining spans and stops.
     *
     * @return completes when all spans are sent or have failed
     */
    public CompletionStage<Void> close() {
        var closed = new CompletableFuture<Void>();
        provider.shutdown().whenComplete(() -> closed.complete(null));
        return closed;
    }
}
