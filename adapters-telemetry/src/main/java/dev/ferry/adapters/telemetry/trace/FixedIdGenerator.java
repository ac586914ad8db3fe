package dev.ferry.adapters.telemetry.trace;

import dev.ferry.domain.submission.TraceContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Generates random ids, except for the span of an upload, whose ids are fixed: it is the parent of all other spans. */
final class FixedIdGenerator implements IdGenerator {

    private static final ThreadLocal<@Nullable TraceContext> FIXED = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** Gives {@code ids} to the span that {@code start} starts on the calling thread. */
    <T> T withIds(TraceContext ids, Supplier<T> start) {
        FIXED.set(ids);
        try {
            return start.get();
        } finally {
            FIXED.remove();
        }
    }

    @Override
    public String generateSpanId() {
        var ids = FIXED.get();
        return ids == null ? random.generateSpanId() : ids.spanId();
    }

    @Override
    public String generateTraceId() {
        var ids = FIXED.get();
        return ids == null ? random.generateTraceId() : ids.traceId();
    }
}
