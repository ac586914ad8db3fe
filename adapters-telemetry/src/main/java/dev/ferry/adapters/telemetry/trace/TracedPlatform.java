package dev.ferry.adapters.telemetry.trace;

import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a span of each call that is part of a trace, and lets the Platform know of that span. */
final class TracedPlatform implements Platform {

    private final Platform platform;
    private final PlatformCallSpans calls;
    private final @Nullable TraceContext place;

    private TracedPlatform(Platform platform, PlatformCallSpans calls, @Nullable TraceContext place) {
        this.platform = platform;
        this.calls = calls;
        this.place = place;
    }

    static TracedPlatform before(Platform platform, PlatformCallSpans calls) {
        return new TracedPlatform(platform, calls, null);
    }

    @Override
    public Platform within(TraceContext trace) {
        return new TracedPlatform(platform, calls, trace);
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return platform.authenticate();
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return traced(calls::upload, known -> known.upload(upload));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token) {
        return traced(at -> calls.result(at, ResultKind.STATUS.key()), known -> known.status(token));
    }

    /** The span ends when the first byte is there; how fast the rest is read is up to whoever reads it. */
    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind) {
        return traced(at -> calls.result(at, kind.key()), known -> known.result(token, kind));
    }

    private <T> CompletionStage<T> traced(
            Function<TraceContext, Span> begin, Function<Platform, CompletionStage<T>> call) {
        if (place == null) {
            return call.apply(platform);
        }
        var span = begin.apply(place);
        return PortDecorators.end(call.apply(platform.within(TraceContexts.of(span, place))), (value, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR).setAttribute("error.type", type(failure));
            }
            span.end();
        });
    }

    private static String type(Throwable failure) {
        return failure instanceof PlatformException classified
                ? classified.fault().code()
                : failure.getClass().getSimpleName();
    }
}
