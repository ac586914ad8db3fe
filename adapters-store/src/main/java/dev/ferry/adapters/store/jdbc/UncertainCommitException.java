package dev.ferry.adapters.store.jdbc;

import java.io.IOException;

/** The database went away while it committed, and did not come back in time to be asked what became of it. */
public final class UncertainCommitException extends IOException {

    /**
     * Nobody can tell.
     *
     * @param message which database
     * @param cause how the commit failed
     */
    public UncertainCommitException(String message, Throwable cause) {
        super(message, cause);
    }
}
