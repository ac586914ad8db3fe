package dev.ferry.adapters.telemetry.trace;

import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
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

/** Makes a span for each call that belongs to a trace, and passes the span's context to the Platform. */
final class TracedPlatform implements Platform {

    private final Platform platform;
    private final PlatformCallSpans spans;

    TracedPlatform(Platform platform, PlatformCallSpans spans) {
        this.platform = platform;
        this.spans = spans;
    }

    @Override
    public CompletionStage<Void> authenticate() {
        return platform.authenticate();
    }

    @Override
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload, Intent intent) {
        return traced(
                upload.trace(),
                spans::upload,
                trace -> platform.upload(
                        new DatasetUpload(upload.name(), upload.overwrite(), upload.data(), trace), intent));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return traced(
                trace, parent -> spans.result(parent, ResultKind.STATUS.key()), own -> platform.status(token, own));
    }

    /** The span ends with the first byte, because the speed of the rest depends on the reader. */
    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return traced(trace, parent -> spans.result(parent, kind.key()), own -> platform.result(token, kind, own));
    }

    private static <T> CompletionStage<T> traced(
            @Nullable TraceContext parent,
            Function<TraceContext, Span> start,
            Function<@Nullable TraceContext, CompletionStage<T>> call) {
        if (parent == null) {
            return call.apply(null);
        }
        var span = start.apply(parent);
        return PortDecorators.onCompletion(call.apply(TraceContexts.of(span, parent)), (value, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR).setAttribute("error.type", errorType(failure));
            }
            span.end();
        });
    }

    private static String errorType(Throwable failure) {
        return failure instanceof PlatformException classified
                ? classified.fault().code()
                : failure.getClass().getSimpleName();
    }
}
