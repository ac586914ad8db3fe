package dev.ferry.adapters.http.resilience;

import java.util.Locale;

/** What Ferry asks of the Platform. The names are the metrics' labels. */
public enum Endpoint {
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
}
