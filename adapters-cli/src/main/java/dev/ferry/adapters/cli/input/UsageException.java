package dev.ferry.adapters.cli.input;

/**
 * An argument or a file of the user cannot be used; nothing was sent. The message is one line: the argument, the place,
 * and what to do.
 */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
