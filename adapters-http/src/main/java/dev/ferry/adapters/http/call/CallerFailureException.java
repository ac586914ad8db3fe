package dev.ferry.adapters.http.call;

import java.util.Objects;

/**
 * A part of a call that its caller supplies failed, such as the data set of an upload. No complete request was sent,
 * and the endpoint had nothing to do with it.
 */
public final class CallerFailureException extends RuntimeException {

    /**
     * Wraps the failure of the caller's part.
     *
     * @param failure the failure that the caller gets back, unchanged
     */
    public CallerFailureException(Throwable failure) {
        super(null, failure, false, false);
    }

    /** The failure of the caller's part. */
    public Throwable failure() {
        return Objects.requireNonNull(getCause());
    }
}
