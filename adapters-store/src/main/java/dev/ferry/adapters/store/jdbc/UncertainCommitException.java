package dev.ferry.adapters.store.jdbc;

import java.io.IOException;

/**
 * The database became unavailable during a commit and did not return in time, so the result of the commit is unknown.
 */
public final class UncertainCommitException extends IOException {

    /**
     * Creates an exception with the message of the failure.
     *
     * @param failure names the database and the reason it does not answer
     */
    public UncertainCommitException(IOException failure) {
        super(failure.getMessage(), failure);
    }
}
