package dev.ferry.domain.submission;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A span in a distributed trace: the content of the header {@code traceparent} (W3C Trace Context, section 3.2).
 *
 * @param traceId the trace, 32 hex digits in lower case, not all zero
 * @param spanId the span, called {@code parent-id} in the header, 16 hex digits in lower case, not all zero
 * @param sampled whether the trace is recorded
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]([0-9a-f])(-.*)?");
    private static final Pattern TRACE_ID = Pattern.compile("(?!0+$)[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0+$)[0-9a-f]{16}");
    private static final Pattern VERSIONED_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /**
     * Checks the ids; use {@link #parse} for untrusted text.
     *
     * @throws IllegalArgumentException when an id has another form or is all zero
     */
    public TraceContext {
        if (!areIds(traceId, spanId)) {
            throw new IllegalArgumentException("not a valid trace context: " + traceId + "-" + spanId);
        }
    }

    /**
     * Parses a header by the rules of section 4.3: an invalid header counts as missing, and of an unknown later version
     * the known parts are read.
     *
     * @return the context, or empty when the header is invalid
     */
    public static Optional<TraceContext> parse(String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent.strip());
        if (!parts.matches() || parts.group(1).equals("ff")) {
            return Optional.empty();
        }
        if (parts.group(1).equals("00") && parts.group(5) != null) {
            return Optional.empty();
        }
        return areIds(parts.group(2), parts.group(3))
                ? Optional.of(new TraceContext(parts.group(2), parts.group(3), isOdd(parts.group(4))))
                : Optional.empty();
    }

    /**
     * The context of an upload. It is derived from the upload's id, so every process that works on the upload uses the
     * same one. Without a caller's trace, the upload starts a trace whose id has the digits of the upload's id.
     *
     * @param caller the context of the client that submitted the upload; null when the client sent none
     */
    public static TraceContext of(UploadId id, @Nullable TraceContext caller) {
        var uuid = VERSIONED_UUID.matcher(id.value()).matches()
                ? UUID.fromString(id.value())
                : UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.US_ASCII));
        var digits = uuid.toString().replace("-", "");
        return caller == null
                ? new TraceContext(digits, digits.substring(16), true)
                : new TraceContext(caller.traceId, digits.substring(16), caller.sampled);
    }

    /** The header, in version 00. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static boolean areIds(String traceId, String spanId) {
        return TRACE_ID.matcher(traceId).matches() && SPAN_ID.matcher(spanId).matches();
    }

    private static boolean isOdd(String digit) {
        return Character.digit(digit.charAt(0), 16) % 2 == 1;
    }
}
