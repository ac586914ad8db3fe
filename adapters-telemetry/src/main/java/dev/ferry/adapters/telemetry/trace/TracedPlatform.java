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

/** Makes a span of each call that belongs to a trace, and passes that span on to the Platform as the call's trace. */
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
    public CompletionStage<ProcessingToken> upload(DatasetUpload upload) {
        return traced(
                upload.trace(),
                spans::upload,
                trace -> platform.upload(new DatasetUpload(upload.name(), upload.overwrite(), upload.data(), trace)));
    }

    @Override
    public CompletionStage<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace) {
        return traced(
                trace, parent -> spans.result(parent, ResultKind.STATUS.key()), own -> platform.status(token, own));
    }

    /** The span ends with the first byte: the reader decides how fast it reads the rest. */
    @Override
    public CompletionStage<Chunks> result(ProcessingToken token, ResultKind kind, @Nullable TraceContext trace) {
        return traced(trace, parent -> spans.result(parent, kind.key()), own -> platform.result(token, kind, own));
    }

    private static <T> CompletionStage<T> traced(
            @Nullable TraceContext parent,
            Function<TraceContext, Span> begin,
            Function<@Nullable TraceContext, CompletionStage<T>> call) {
        if (parent == null) {
            return call.apply(null);
        }
        var span = begin.apply(parent);
        return PortDecorators.end(call.apply(TraceContexts.of(span, parent)), (value, failure) -> {
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
