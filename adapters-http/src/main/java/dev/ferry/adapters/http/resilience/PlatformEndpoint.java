package dev.ferry.adapters.http.resilience;

import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.util.Locale;

/** What Ferry asks of the Platform. The names are the metrics' labels. */
public enum PlatformEndpoint {
    /** The identity server's token endpoint, and its discovery document. */
    TOKEN,
    /** {@code /api/UploadData}. */
    UPLOAD,
    /** {@code /api/GetResults} with {@code dataKey=status}. */
    STATUS,
    /** {@code /api/GetResults} with any other data key. */
    RESULT;

    /**
     * The label.
     *
     * @return in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a call may be made again by itself. An upload never is: whether it may be is for the journal to say. */
    boolean repeatable() {
        return this != UPLOAD;
    }

    /** What to make of a call that was begun, was given up, and does not say itself what became of it: the worst. */
    PlatformFault unanswered(String why) {
        var words = "the " + label() + " endpoint did not answer " + why;
        return repeatable() ? new Unavailable(words) : new OutcomeUnknown(words + "; the Platform may hold the data");
    }
}
