package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of faults. {@code docs/sandbox.md} documents each with its parameters. */
public enum FaultKind {
    /** The correct answer is delayed. */
    LATENCY,
    /** The correct answer is sent a few bytes at a time. */
    DRIP,
    /** The connection is reset before the work is performed; for an upload, before its body is read. */
    RESET,
    /** The work is performed, then the connection is reset instead of an answer. */
    DROP,
    /** The sandbox closes its side of the connection without an answer. */
    HALF_CLOSE,
    /** No answer; the connection stays open. */
    BLACK_HOLE,
    /** A different status code. */
    ANSWER,
    /** The correct answer ends before its announced length. */
    TRUNCATED,
    /** The head of the correct answer, with random bytes as the body. */
    GARBAGE,
    /** The body of the correct answer, repeated. */
    OVERSIZED,
    /** The upload is accepted and stays in processing. */
    STUCK(SandboxEndpoint.UPLOAD),
    /** An undocumented status. */
    UNKNOWN_STATUS(SandboxEndpoint.STATUS),
    /** Feedback that is not {@code row|value|message}. */
    MALFORMED_FEEDBACK(SandboxEndpoint.RESULT);

    private final @Nullable SandboxEndpoint only;

    FaultKind() {
        this(null);
    }

    FaultKind(@Nullable SandboxEndpoint only) {
        this.only = only;
    }

    /** The word for this kind in scripts and in the record: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FaultKind read(JsonMembers in) {
        var word =
                in.oneOf("fault", Arrays.stream(values()).map(FaultKind::word).toList());
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Reads the parameters of the fault and creates it. */
    InjectedFault create(JsonMembers in, SandboxEndpoint endpoint) {
        if (only != null && only != endpoint) {
            throw in.wrong(
                    "fault", word() + " strikes at the endpoint " + only.word() + " only, not at " + endpoint.word());
        }
        return switch (this) {
            case LATENCY -> WireFaults.latency(in);
            case DRIP -> WireFaults.drip(in);
            case RESET -> WireFaults.reset();
            case DROP -> WireFaults.reset().afterWork();
            case HALF_CLOSE -> withTaken(WireFaults.halfClose(), in, endpoint);
            case BLACK_HOLE -> withTaken(WireFaults.blackHole(), in, endpoint);
            case ANSWER -> withTaken(AnswerFaults.answer(in), in, endpoint);
            case TRUNCATED -> WireFaults.truncated(in);
            case GARBAGE -> AnswerFaults.garbage(in);
            case OVERSIZED -> WireFaults.oversized(in);
            case STUCK -> AnswerFaults.stuck(in);
            case UNKNOWN_STATUS -> AnswerFaults.unknownStatus(in);
            case MALFORMED_FEEDBACK -> AnswerFaults.malformedFeedback(in);
        };
    }

    /** Performs the work first if the rule says that an upload is accepted in spite of the fault. */
    private static InjectedFault withTaken(InjectedFault fault, JsonMembers in, SandboxEndpoint endpoint) {
        return endpoint == SandboxEndpoint.UPLOAD && in.flag("taken").orElse(false) ? fault.afterWork() : fault;
    }
}
