package dev.ferry.adapters.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.telemetry.Rig;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {

    private static final TraceContext CALLER =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);

    private final Rig rig = new Rig().started();

    @Test
    void makesASpanForEachCallAsAChildOfTheUploadsSpan() {
        rig.platform.statuses("processing");

        var own = TraceContext.of(rig.process("June"), null);

        var all = rig.spans.getFinishedSpanItems();
        assertThat(all.stream().map(SpanData::getName))
                .containsExactly(
                        "submit",
                        "POST /api/UploadData",
                        "GET /api/GetResults",
                        "GET /api/GetResults",
                        "GET /api/GetResults");
        assertThat(all).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(own.traceId()));
        assertThat(all.getFirst().getSpanId()).isEqualTo(own.spanId());
        assertThat(all.getFirst().getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(all.subList(1, all.size())).allSatisfy(span -> {
            assertThat(span.getParentSpanId()).isEqualTo(own.spanId());
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        });
    }

    @Test
    void passesTheSpanOfTheCallToThePlatform() {
        rig.process("June");

        var calls = rig.spans.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .map(span -> new TraceContext(span.getTraceId(), span.getSpanId(), true))
                .toList();
        assertThat(rig.platform.traces()).containsExactlyElementsOf(calls);
    }

    @Test
    void makesTheUploadsSpanAChildOfTheCallers() {
        rig.submit("June", CALLER);

        var submit = rig.spans.getFinishedSpanItems().getFirst();
        assertThat(submit.getTraceId()).isEqualTo(CALLER.traceId());
        assertThat(submit.getParentSpanId()).isEqualTo(CALLER.spanId());
    }

    @Test
    void exportsNothingOfATraceThatIsNotSampled() {
        rig.submit("June", new TraceContext(CALLER.traceId(), CALLER.spanId(), false));
        rig.time.pass(Duration.ofMinutes(1));

        assertThat(rig.spans.getFinishedSpanItems()).isEmpty();
        assertThat(rig.platform.traces()).isNotEmpty().allSatisfy(trace -> {
            assertThat(trace.traceId()).isEqualTo(CALLER.traceId());
            assertThat(trace.sampled()).isFalse();
        });
    }

    @Test
    void describesACallByTheConventionsAndWithoutSecrets() {
        var id = rig.process("June");

        assertThat(rig.spans
                        .getFinishedSpanItems()
                        .getFirst()
                        .getAttributes()
                        .asMap()
                        .toString())
                .contains("ferry.upload.id=" + id.value());
        assertThat(rig.spans
                        .getFinishedSpanItems()
                        .getLast()
                        .getAttributes()
                        .asMap()
                        .entrySet())
                .extracting(entry -> entry.getKey().getKey() + "=" + entry.getValue())
                .containsExactlyInAnyOrder(
                        "http.request.method=GET",
                        "server.address=api.example.com",
                        "server.port=443",
                        "url.template=/api/GetResults",
                        "url.full=https://api.example.com/base/api/GetResults?token=REDACTED&key=REDACTED&dataKey=REDACTED",
                        "ferry.result.kind=feedback");
    }

    @Test
    void marksAFailedCallWithTheFault() {
        rig.platform.uploadFails(new Unavailable("row 7 of Jane Doe"));
        rig.process("June");

        var failed = rig.spans.getFinishedSpanItems().get(1);
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(failed.getAttributes().asMap().toString()).contains("error.type=unavailable");
        assertThat(failed.toString()).doesNotContain("Jane");
    }

    @Test
    void passesCallsOnAfterTracingWasClosed() {
        rig.tracing.close().toCompletableFuture().join();

        var id = rig.process("June");

        assertThat(rig.spans.getFinishedSpanItems()).isEmpty();
        assertThat(rig.platform.traces()).isNotEmpty().containsOnly(TraceContext.of(id, null));
    }

    @Test
    void isAbsentUnlessAReceiverIsNamed() {
        assertThat(Tracing.configured(Map.of(), "1")).isEmpty();
        assertThat(Tracing.configured(
                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "OTEL_SDK_DISABLED", "true"), "1"))
                .isEmpty();
    }

    @Test
    void namesAnInvalidVariable() {
        var nonsense = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "OTEL_TRACES_SAMPLER", "nonsense");

        assertThatThrownBy(() -> Tracing.configured(nonsense, "1")).hasMessageContaining("otel.traces.sampler");
    }
}
