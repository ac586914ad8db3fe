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

/** Where spans go, and the decorators that make them. */
public final class Tracing {

    /** OpenTelemetry's own variables; the rest of them are read too, as its documentation has them. */
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
     * Spans that go to a processor.
     *
     * @return to be closed
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
     * Spans that go where OpenTelemetry's environment variables say.
     *
     * @return to be closed; empty when no receiver is named, and then nothing was made
     * @throws RuntimeException when a variable makes no sense; the message says which
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

    /** Whatever is set in OpenTelemetry's own way stands over what suits Ferry. */
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
     * Makes a span of each call to a Platform.
     *
     * @param api the base URL of its API
     * @return the same Platform
     */
    public Platform around(Platform platform, URI api) {
        return new TracedPlatform(platform, new PlatformCallSpans(tracer, api));
    }

    /**
     * Makes a span of each upload's beginning.
     *
     * @return the same journal
     */
    public Journal around(Journal journal) {
        return new TracedJournal(journal, tracer, ids);
    }

    /**
     * Sends what has not been sent.
     *
     * @return completes when that is done, or has failed
     */
    public CompletionStage<Void> close() {
        var closed = new CompletableFuture<Void>();
        provider.shutdown().whenComplete(() -> closed.complete(null));
        return closed;
    }
}
