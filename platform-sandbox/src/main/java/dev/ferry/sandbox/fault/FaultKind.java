package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that can go wrong. {@code docs/sandbox.md} says for a user what each does and which parameters it has. */
public enum FaultKind {
    /** The true answer comes late. */
    LATENCY,
    /** The true answer comes a few bytes at a time. */
    DRIP,
    /** The connection is reset before anything was done; for an upload, before its body was read. */
    RESET,
    /** Everything is done, and in place of the answer the connection is reset. */
    DROP,
    /** The sandbox closes its side of the connection without an answer. */
    HALF_CLOSE,
    /** No answer, and the connection stays. */
    BLACK_HOLE,
    /** Another status code than the true one. */
    ANSWER,
    /** The true answer breaks off before the length that it announced. */
    TRUNCATED,
    /** The head of the true answer, with bytes that mean nothing. */
    GARBAGE,
    /** The true answer, over and over. */
    OVERSIZED,
    /** The upload is taken and stays in processing. */
    STUCK(SandboxEndpoint.UPLOAD),
    /** A status that nobody has heard of. */
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

    /**
     * Its word in scripts and in the record.
     *
     * @return in lower case, with hyphens
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FaultKind named(JsonMembers in) {
        var word =
                in.oneOf("fault", Arrays.stream(values()).map(FaultKind::word).toList());
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The fault with its parameters. */
    InjectedFault read(JsonMembers in, SandboxEndpoint endpoint) {
        if (only != null && only != endpoint) {
            throw in.wrong(
                    "fault", word() + " strikes at the endpoint " + only.word() + " only, not at " + endpoint.word());
        }
        return switch (this) {
            case LATENCY -> WireFaults.latency(in);
            case DRIP -> WireFaults.drip(in);
            case RESET -> WireFaults.reset();
            case DROP -> WireFaults.reset().afterTheWork();
            case HALF_CLOSE -> maybeTaken(WireFaults.halfClose(), in, endpoint);
            case BLACK_HOLE -> maybeTaken(WireFaults.blackHole(), in, endpoint);
            case ANSWER -> maybeTaken(AnswerFaults.answer(in), in, endpoint);
            case TRUNCATED -> WireFaults.truncated(in);
            case GARBAGE -> AnswerFaults.garbage(in);
            case OVERSIZED -> WireFaults.oversized(in);
            case STUCK -> AnswerFaults.stuck(in);
            case UNKNOWN_STATUS -> AnswerFaults.unknownStatus(in);
            case MALFORMED_FEEDBACK -> AnswerFaults.malformedFeedback(in);
        };
    }

    /** An upload may have been taken all the same, and nobody can tell from outside. */
    private static InjectedFault maybeTaken(InjectedFault fault, JsonMembers in, SandboxEndpoint endpoint) {
        return endpoint == SandboxEndpoint.UPLOAD && in.flag("taken").orElse(false) ? fault.afterTheWork() : fault;
    }
}
