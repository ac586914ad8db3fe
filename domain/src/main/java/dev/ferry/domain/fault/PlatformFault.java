package dev.ferry.domain.fault;

import dev.ferry.domain.platform.ProcessingToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the Platform, or the way to it, did to a request. The adapter classifies every answer into one of these. */
public sealed interface PlatformFault extends Fault {

    /**
     * Nothing was taken: no connection, or a complete answer that says "not now". Asking again later is harmless.
     *
     * @param summary what could not be reached, and how it failed
     */
    record Unavailable(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "unavailable";
        }
    }

    /**
     * The Platform asked for a pause (429, or 503 with {@code Retry-After}); nothing was taken.
     *
     * @param retryAfter how long to pause the whole account, null when the answer did not say
     */
    record Throttled(String summary, @Nullable Duration retryAfter) implements PlatformFault {
        @Override
        public String code() {
            return "throttled";
        }
    }

    /**
     * Ferry itself held the call back, because such calls keep failing or too many of them are waiting. Nothing was
     * sent, so it says nothing about the request, and no attempt is used up.
     *
     * @param summary what is held back, and why
     * @param retryAfter how long it is pointless to ask again, positive
     */
    record Deferred(String summary, Duration retryAfter) implements PlatformFault {
        @Override
        public String code() {
            return "held-back";
        }
    }

    /**
     * The credentials, or a token just renewed with them, were refused; nothing was taken.
     *
     * @param summary who refused, in the Platform's words
     */
    record Unauthorized(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "unauthorized";
        }
    }

    /**
     * A complete answer that refuses the request for good, such as 400, 409 or 413.
     *
     * @param words the Platform's own words, bounded, possibly empty
     */
    record Refused(int status, String words) implements PlatformFault {
        @Override
        public String code() {
            return "refused";
        }

        @Override
        public String summary() {
            return "the Platform refused with status " + status + (words.isBlank() ? "" : ": " + words);
        }
    }

    /** The Platform no longer knows the processing token (404). */
    record UnknownToken(ProcessingToken token) implements PlatformFault {
        @Override
        public String code() {
            return "unknown-token";
        }

        @Override
        public String summary() {
            return "the Platform no longer knows the processing token " + token.value();
        }
    }

    /**
     * A complete answer to a harmless question that is not what it says it is.
     *
     * @param summary what was expected, and what came
     */
    record Malformed(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "malformed";
        }
    }

    /** The request may have been taken and we cannot know: bytes went out and no trustworthy answer came back. */
    record OutcomeUnknown(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "outcome-unknown";
        }
    }
}
