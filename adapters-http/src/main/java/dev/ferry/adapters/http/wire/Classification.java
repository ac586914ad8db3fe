package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.Redactor;
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
public record Classification(InstantSource clock, Redactor words) {

    /** The longest status that is still one; the vendor's words have one. */
    private static final int LONGEST_STATUS = 200;

    /**
     * The receipt in an upload's answer.
     *
     * @param sentBytes how long the request was, to be named when it was too long
     * @throws PlatformException for every other answer
     */
    public ProcessingToken token(CompleteAnswer answer, long sentBytes) {
        if (answer.successful()) {
            return receipt(answer);
        }
        if (answer.status() == 413) {
            throw fault(new Refused(
                    413,
                    "the data set is too large for the Platform: " + sentBytes + " bytes were to be sent. "
                            + shown(answer)));
        }
        throw fault(
                answer.status() >= 500 && answer.status() != 503
                        ? new OutcomeUnknown("the Platform failed with status " + answer.status()
                                + " after the data was sent; it may hold it")
                        : refusal(answer));
    }

    private static ProcessingToken receipt(CompleteAnswer answer) {
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
     * @return the Platform's word
     * @throws PlatformException for every other answer
     */
    public ProcessingStatus status(CompleteAnswer answer, ProcessingToken token) {
        if (!answer.successful()) {
            throw fault(question(answer, token));
        }
        var word = answer.string();
        if (answer.oversized() || answer.webPage() || !isStatus(word)) {
            throw fault(new Malformed("the Platform answered something that is no status: " + brief(shown(answer))));
        }
        return new ProcessingStatus(word);
    }

    private static boolean isStatus(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST_STATUS
                && !word.startsWith("<")
                && word.chars().noneMatch(Character::isISOControl);
    }

    private static String brief(String shown) {
        return shown.isEmpty() ? "nothing" : "'" + shown.substring(0, Math.min(shown.length(), 40)) + "'";
    }

    /**
     * Why a question about a token got no answer.
     *
     * @param answer a complete answer that is no success, or one that is a web page
     */
    public PlatformFault question(CompleteAnswer answer, ProcessingToken token) {
        if (answer.status() == 404) {
            return new UnknownToken(token);
        }
        if (answer.successful()) {
            return new Malformed("the Platform answered with a web page");
        }
        return passing(answer)
                ? new Unavailable("the Platform failed with status " + answer.status())
                : refusal(answer);
    }

    /**
     * Whether asking again may help. A 408 (RFC 9110 section 15.5.9) is such an answer to a question; to an upload it
     * is a refusal, like every complete 4xx that does not ask for a pause.
     */
    private static boolean passing(CompleteAnswer answer) {
        return answer.status() == 408 || (answer.status() >= 500 && answer.status() != 503);
    }

    /**
     * What any complete answer means that says no.
     *
     * @param answer a status of 3xx, 4xx or 503
     */
    public PlatformFault refusal(CompleteAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                new Unauthorized("the Platform refused a freshly renewed bearer token"
                        + (shown(answer).isEmpty() ? "" : ": " + shown(answer)));
            case 429, 503 -> later(answer);
            default -> new Refused(answer.status(), answer.status() / 100 == 3 ? redirect(answer) : shown(answer));
        };
    }

    /** A 503 that asks for no pause is trouble like any other 5xx, but for its word that nothing was taken. */
    private PlatformFault later(CompleteAnswer answer) {
        var pause = RetryAfter.parse(answer.headers().get("Retry-After"), clock);
        var words = "the Platform asked to come back later (status " + answer.status() + ")";
        return answer.status() == 503 && pause == null ? new Unavailable(words) : new Throttled(words, pause);
    }

    /** Where a redirect points, without its query, which may hold the API key. */
    private String redirect(CompleteAnswer answer) {
        var location = answer.headers().get("Location");
        return "it redirects to " + (location == null ? "nowhere" : words.shown(location.replaceAll("[?#].*", "")))
                + ", and redirects are not followed; check the URL in the settings";
    }

    /** The tags of a web page say nothing to a person. */
    private String shown(CompleteAnswer answer) {
        return answer.webPage() ? "a web page" : words.shown(answer.text());
    }

    private static PlatformException fault(PlatformFault fault) {
        return new PlatformException(fault);
    }
}
