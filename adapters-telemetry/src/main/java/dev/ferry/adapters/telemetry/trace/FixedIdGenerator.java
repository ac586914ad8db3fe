package dev.ferry.adapters.telemetry.trace;

import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for a span whose place was known before: an upload's own, under which everything else is done. */
final class FixedIdGenerator implements IdGenerator {

    private static final ThreadLocal<@Nullable TraceContext> GIVEN = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** Whatever span begins in there, on this thread, has that place. */
    <T> T at(TraceContext place, Supplier<T> begin) {
        GIVEN.set(place);
        try {
            return begin.get();
        } finally {
            GIVEN.remove();
        }
    }

    @Override
    public String generateSpanId() {
        var place = GIVEN.get();
        return place == null ? random.generateSpanId() : place.spanId();
    }

    @Override
    public String generateTraceId() {
        var place = GIVEN.get();
        return place == null ? random.generateTraceId() : place.traceId();
    }
}
