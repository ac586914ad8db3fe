package dev.ferry.domain.submission;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a distributed trace: what the header {@code traceparent} says (W3C Trace Context, section 3.2).
 *
 * @param traceId the trace, 32 hex digits in lower case, not all zero
 * @param spanId the place in it, which the header calls {@code parent-id}, 16 hex digits in lower case, not all zero
 * @param sampled whether somebody records the trace
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]([0-9a-f])(-.*)?");
    private static final Pattern TRACE_ID = Pattern.compile("(?!0+$)[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0+$)[0-9a-f]{16}");
    private static final Pattern UUID_OF_A_VERSION =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /**
     * Checks the ids; {@link #parse} is for text that somebody else wrote.
     *
     * @throws IllegalArgumentException when an id has another form or is all zero
     */
    public TraceContext {
        if (!areIds(traceId, spanId)) {
            throw new IllegalArgumentException("not a place in a trace: " + traceId + "-" + spanId);
        }
    }

    /**
     * Reads a header, by the rules of section 4.3: what is not valid counts as missing, and a version that nobody knows
     * yet is read as far as this one goes.
     *
     * @return the place, or empty when it says nothing
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
     * An upload's own place. It follows from the upload's id, so that everybody who works on the upload, in whatever
     * process, stands at the same place; and an upload of nobody's trace begins one that has the id's own digits.
     *
     * @param caller the place of whoever handed the upload over, null when that is in no trace
     * @return the place under which all work on the upload goes on
     */
    public static TraceContext of(UploadId id, @Nullable TraceContext caller) {
        var uuid = UUID_OF_A_VERSION.matcher(id.value()).matches()
                ? UUID.fromString(id.value())
                : UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.US_ASCII));
        var digits = uuid.toString().replace("-", "");
        return caller == null
                ? new TraceContext(digits, digits.substring(16), true)
                : new TraceContext(caller.traceId, digits.substring(16), caller.sampled);
    }

    /**
     * The header.
     *
     * @return in version 00
     */
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
