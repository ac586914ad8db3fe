package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.CheckedResult;
import dev.ferry.adapters.http.text.ErrorObject;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Maps an answer to its meaning: a token, a status, or a fault. An upload with a complete refusal was not accepted. An
 * upload with any other answer but a token may have been accepted, so it must not be repeated blindly.
 *
 * @param clock the reference for dates in answers
 * @param longestPause the longest pause that the Platform may ask for; a longer one is cut to this
 */
public record Classification(InstantSource clock, Redactor redactor, Duration longestPause) {

    /** Longer text is not a status. */
    private static final int MAX_STATUS_LENGTH = 200;

    private static final List<String> STATUS_MEMBERS =
            List.of("status", "processingStatus", "state", "value", "result");
    private static final List<String> TOKEN_MEMBERS =
            List.of("processingToken", "token", "uploadToken", "uploadId", "id", "result", "value");

    /** The words of answers, without secrets. */
    public AnswerWords words() {
        return new AnswerWords(redactor);
    }

    /**
     * The processing token in an upload's answer.
     *
     * @param sentBytes the length of the request, for the message when it was too long
     * @throws PlatformException for an answer without a token
     */
    public ProcessingToken token(CompleteAnswer answer, long sentBytes) {
        if (answer.isSuccessful()) {
            return receipt(answer);
        }
        if (answer.status() == 413) {
            throw exception(new Refused(
                    413,
                    "the data set is too large for the Platform: the request has " + sentBytes + " bytes. "
                            + words().shown(answer)));
        }
        throw exception(mayHaveTheData(answer.status()) ? new OutcomeUnknown(describeDoubt(answer)) : refusal(answer));
    }

    /**
     * Whether the server that answered may have passed the data on, or taken it itself. A redirect is often the answer
     * to accepted data (303, RFC 9110 section 15.4.4). A proxy answers 408, 425 and 499 without knowing the server's
     * outcome. 101 leaves HTTP.
     */
    private static boolean mayHaveTheData(int status) {
        return switch (status) {
            case 408, 425, 499 -> true;
            case 503 -> false;
            default -> status < 400 || status >= 500;
        };
    }

    private String describeDoubt(CompleteAnswer answer) {
        var what = answer.status() / 100 == 3
                ? "the Platform redirected the upload to " + words().redirectOrigin(answer) + " (status "
                        + answer.status() + "), and redirects are not followed"
                : "the Platform answered with status " + answer.status() + " after the data was sent";
        return what + "; it may have the data";
    }

    private ProcessingToken receipt(CompleteAnswer answer) {
        try {
            if (!ErrorObject.hasError(answer.text())) {
                return UuidToken.parse(redactor.mask(answer.string(TOKEN_MEMBERS)));
            }
        } catch (IllegalArgumentException e) {
            // reported below, like an error that has an id
        }
        throw exception(new OutcomeUnknown("the Platform answered " + answer.status()
                + " but without a processing token: " + words().insteadOf(answer) + "; it may have the data"));
    }

    /**
     * The status in an answer to a status request.
     *
     * @return the Platform's status word
     * @throws PlatformException for every other answer
     */
    public ProcessingStatus status(CompleteAnswer answer, ProcessingToken token) {
        if (!answer.isSuccessful()) {
            throw exception(queryFault(answer, token));
        }
        if (isNotThereYet(answer)) {
            return ProcessingStatus.PENDING;
        }
        var word = answer.string(STATUS_MEMBERS);
        if (answer.isOversized() || answer.isWebPage() || !isStatus(word)) {
            throw exception(new Malformed(
                    "the Platform answered something that is not a status: " + words().insteadOf(answer)));
        }
        if (!AnswerEnd.isMarked(answer.headers()) && word.equals(answer.text().strip())) {
            throw exception(new Malformed("the status '" + redactor.redact(word) + "' " + AnswerEnd.UNKNOWN));
        }
        return new ProcessingStatus(redactor.mask(word));
    }

    /** A server that has queued the upload answers 202 or 204 (RFC 9110 sections 15.3.3 and 15.3.5) without a body. */
    private static boolean isNotThereYet(CompleteAnswer answer) {
        return (answer.status() == 202 || answer.status() == 204)
                && answer.text().isBlank();
    }

    private static boolean isStatus(String word) {
        return !word.isEmpty()
                && word.length() <= MAX_STATUS_LENGTH
                && !word.startsWith("<")
                && !word.startsWith("{")
                && word.chars().noneMatch(Character::isISOControl);
    }

    /**
     * The text of a result, without secrets. It fails if it is an error or a web page instead.
     *
     * @param text in UTF-8; closed with the returned stream
     */
    public Chunks result(Chunks text) {
        return redactor.mask(new CheckedResult(text, redactor));
    }

    /** The fault in a result whose end is not marked. */
    public PlatformFault unmarkedEnd() {
        return new Malformed("the result " + AnswerEnd.UNKNOWN);
    }

    /**
     * The fault in an answer to a status or result request.
     *
     * @param answer a complete answer that is not successful, that its content type says to be an error or a web page,
     *     or that answers a request for a result with 204
     */
    public PlatformFault queryFault(CompleteAnswer answer, ProcessingToken token) {
        if (answer.status() == 404) {
            return new UnknownToken(token);
        }
        if (answer.status() == 204) {
            return new Refused(204, "it has no such result");
        }
        if (answer.isSuccessful()) {
            return new Malformed("the Platform answered with " + words().insteadOf(answer));
        }
        return isTransient(answer)
                ? new Unavailable("the Platform failed with status " + answer.status())
                : refusal(answer);
    }

    /** Whether a repeated status or result request may succeed. */
    private static boolean isTransient(CompleteAnswer answer) {
        return answer.status() / 100 != 3 && mayHaveTheData(answer.status());
    }

    /**
     * The fault in a complete answer that refuses a request.
     *
     * @param answer a status of 3xx, 4xx or 503
     */
    public PlatformFault refusal(CompleteAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                new Unauthorized("the Platform refused a freshly renewed bearer token" + words().quoted(answer));
            case 429, 503 -> pauseFault(answer);
            default ->
                new Refused(
                        answer.status(), answer.status() / 100 == 3 ? words().redirect(answer) : words().shown(answer));
        };
    }

    /** A 503 without a pause means {@link Unavailable}: unlike other 5xx, it states that nothing was accepted. */
    private PlatformFault pauseFault(CompleteAnswer answer) {
        var pause = RetryAfter.parse(answer.headers().get("Retry-After"), clock, longestPause);
        var message = "the Platform asked for a later retry (status " + answer.status() + ")";
        return answer.status() == 503 && pause == null ? new Unavailable(message) : new Throttled(message, pause);
    }

    private static PlatformException exception(PlatformFault fault) {
        return new PlatformException(fault);
    }
}
