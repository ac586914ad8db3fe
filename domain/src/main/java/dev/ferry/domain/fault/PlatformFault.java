package dev.ferry.domain.fault;

import dev.ferry.domain.platform.ProcessingToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failed call to the Platform. The adapter classifies every unsuccessful call as one of these faults. */
public sealed interface PlatformFault extends Fault {

    /**
     * There was no connection, or the complete answer says "not now". The Platform accepted nothing, so a retry is
     * safe.
     *
     * @param summary the address that could not be reached, and the error
     */
    record Unavailable(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "unavailable";
        }
    }

    /**
     * The Platform asked for a pause (429, or 503 with {@code Retry-After}). It accepted nothing.
     *
     * @param retryAfter how long the whole account pauses; null when the answer did not say
     */
    record Throttled(String summary, @Nullable Duration retryAfter) implements PlatformFault {
        @Override
        public String code() {
            return "throttled";
        }
    }

    /**
     * Ferry itself deferred the call, because such calls keep failing or too many of them are waiting. Nothing was
     * sent, so no attempt is used up.
     *
     * @param summary the deferred call, and the reason
     * @param retryAfter how long another call would be deferred too; positive
     */
    record HeldBack(String summary, Duration retryAfter) implements PlatformFault {
        @Override
        public String code() {
            return "held-back";
        }
    }

    /**
     * The Platform refused the credentials, or a token just renewed with them. It accepted nothing.
     *
     * @param summary the server that refused, and its answer
     */
    record Unauthorized(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "unauthorized";
        }
    }

    /**
     * A complete answer refuses the request permanently, such as 400, 409 or 413.
     *
     * @param words the Platform's own message, limited in length, possibly empty
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

    /** The Platform does not know the processing token, or no longer. */
    record UnknownToken(ProcessingToken token) implements PlatformFault {

        /** The same answer to a request for a result, when the Platform has known the token: it lacks this result. */
        public Refused asMissingResult() {
            return new Refused(404, "it has no such result");
        }

        @Override
        public String code() {
            return "unknown-token";
        }

        @Override
        public String summary() {
            return "the Platform does not know the processing token " + token.value();
        }
    }

    /**
     * The complete answer to a request that changes nothing is not in the expected format.
     *
     * @param summary the expected and the actual answer
     */
    record Malformed(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "malformed";
        }
    }

    /**
     * The Platform may have accepted the request, and Ferry cannot know: bytes were sent and no valid answer came back.
     */
    record OutcomeUnknown(String summary) implements PlatformFault {
        @Override
        public String code() {
            return "outcome-unknown";
        }
    }
}
