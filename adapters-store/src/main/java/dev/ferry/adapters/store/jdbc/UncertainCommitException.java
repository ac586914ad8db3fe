package dev.ferry.adapters.store.jdbc;

import java.io.IOException;

/** The database went away while it committed, and did not come back in time to be asked what became of it. */
public final class UncertainCommitException extends IOException {

    /**
     * Nobody can tell.
     *
     * @param failure which database, and why it does not answer
     */
    public UncertainCommitException(IOException failure) {
        super(failure.getMessage(), failure);
    }
}
