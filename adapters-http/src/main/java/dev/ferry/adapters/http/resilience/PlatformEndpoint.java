package dev.ferry.adapters.http.resilience;

import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.util.Locale;

/** The endpoints of the Platform that Ferry calls. The lower-case names are labels of metrics. */
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

    /** Whether the retry layer may repeat a call. Only the engine may repeat an upload, based on the journal. */
    boolean isRepeatable() {
        return this != UPLOAD;
    }

    /** The fault of a call that was started and cancelled and did not report whether it was sent: assumes the worst. */
    PlatformFault unanswered(String reason) {
        var message = "the " + label() + " endpoint did not answer " + reason;
        return isRepeatable()
                ? new Unavailable(message)
                : new OutcomeUnknown(message + "; the Platform may have the data");
    }
}
