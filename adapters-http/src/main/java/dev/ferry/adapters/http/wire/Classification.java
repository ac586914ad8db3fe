package dev.ferry.adapters.http.wire;

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
import java.time.InstantSource;

/**
 * Says what an answer means. What is harmless to repeat is told from what is not: an upload that got a trustworthy "no"
 * was not taken; an upload that got anything else but a token may have been.
 *
 * @param clock by which dates in answers are read
 */
public record Classification(InstantSource clock) {

    /** The longest status that is still one; the vendor's words have one. */
    private static final int LONGEST_STATUS = 200;

    /**
     * The receipt in an upload's answer.
     *
     * @param answer a complete answer
     * @param sentBytes how long the request was, to be named when it was too long
     * @return the token
     * @throws PlatformException for every other answer
     */
    public ProcessingToken token(Answer answer, long sentBytes) {
        if (answer.successful()) {
            return receipt(answer);
        }
        if (answer.status() == 413) {
            throw fault(new Refused(
                    413,
                    "the data set is too large for the Platform: " + sentBytes + " bytes were to be sent. "
                            + answer.words()));
        }
        throw fault(
                answer.status() >= 500 && answer.status() != 503
                        ? new OutcomeUnknown("the Platform failed with status " + answer.status()
                                + " after the data was sent; it may hold it")
                        : refusal(answer));
    }

    private static ProcessingToken receipt(Answer answer) {
        try {
            return new ProcessingToken(answer.string());
        } catch (IllegalArgumentException e) {
            throw fault(new OutcomeUnknown("the Platform answered " + answer.status()
                    + " but without a processing token; it may hold the data"));
        }
    }

    /**
     * The status in an answer.
     *
     * @param answer a complete answer
     * @param token what was asked about
     * @return the Platform's word
     * @throws PlatformException for every other answer
     */
    public ProcessingStatus status(Answer answer, ProcessingToken token) {
        if (!answer.successful()) {
            throw fault(question(answer, token));
        }
        var word = answer.string();
        if (answer.oversized() || word.isEmpty() || word.length() > LONGEST_STATUS || word.startsWith("<")) {
            throw fault(new Malformed("the Platform answered something that is no status: '"
                    + word.substring(0, Math.min(word.length(), 40)) + "'"));
        }
        return new ProcessingStatus(word);
    }

    /**
     * Why a question about a token got no answer.
     *
     * @param answer a complete answer that is no success
     * @param token what was asked about
     * @return the fault
     */
    public PlatformFault question(Answer answer, ProcessingToken token) {
        if (answer.status() == 404) {
            return new UnknownToken(token);
        }
        return answer.status() >= 500 && answer.status() != 503
                ? new Unavailable("the Platform failed with status " + answer.status())
                : refusal(answer);
    }

    /**
     * What any complete answer means that says no.
     *
     * @param answer a status of 3xx, 4xx or 503
     * @return the fault
     */
    public PlatformFault refusal(Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                new Unauthorized("the Platform refused a freshly renewed bearer token"
                        + (answer.words().isEmpty() ? "" : ": " + answer.words()));
            case 429, 503 ->
                new Throttled(
                        "the Platform asked to come back later (status " + answer.status() + ")",
                        RetryAfter.parse(answer.headers().get("Retry-After"), clock));
            default -> new Refused(answer.status(), answer.status() / 100 == 3 ? redirect(answer) : answer.words());
        };
    }

    /** Where a redirect points, without its query, which may hold the API key. */
    private static String redirect(Answer answer) {
        var location = answer.headers().get("Location");
        return "it redirects to " + (location == null ? "nowhere" : location.replaceAll("[?#].*", ""))
                + ", and redirects are not followed; check the URL in the settings";
    }

    private static PlatformException fault(PlatformFault fault) {
        return new PlatformException(fault);
    }
}
