package dev.ferry.adapters.rest.exchange;

import java.util.Locale;

/** The scope of a key, or of a route. Each scope includes the scopes before it. */
public enum AccessScope {
    /** Needs no key and does not count as a request: whatever checks Ferry's health must get through. */
    HEALTH,
    /** Needs no key. */
    OPEN,
    /** Read uploads, results, events, the overview and metrics. */
    READ,
    /** Submit data sets, send failed and rejected ones again, cancel uploads, and lift a pause. */
    WRITE,
    /** Settle uploads in doubt, by which data may be sent twice, and delete uploads. */
    ADMIN;

    /** Returns whether this scope allows what the other allows. */
    public boolean includes(AccessScope other) {
        return compareTo(other) >= 0;
    }

    /** Returns the scope's name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
