package dev.ferry.adapters.cli.input;

/** Something the user gave cannot be used. The message is one line: the thing, the place, the remedy. */
public final class UsageException extends RuntimeException {

    /**
     * Nothing was sent.
     *
     * @param message the line
     */
    public UsageException(String message) {
        super(message);
    }
}
