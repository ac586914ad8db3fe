package dev.ferry.adapters.rest.exchange;

import java.util.Locale;

/** What a caller may do; each may do what those before it may. */
public enum AccessScope {
    /** What everybody may do who can reach the server. */
    OPEN,
    /** Look at uploads, results, events and metrics. */
    READ,
    /** Hand data sets over, send failed and rejected ones again, cancel. */
    WRITE,
    /** Settle doubts, by which data may be sent twice. */
    ADMIN;

    /** Whether who may do this may do that. */
    public boolean includes(AccessScope other) {
        return compareTo(other) >= 0;
    }

    /**
     * The word for it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
