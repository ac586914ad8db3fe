package dev.ferry.application.content;

/** The data is not text that can be sent. Nothing of it was stored. */
public final class UnusableDataException extends Exception {

    private final String reason;

    /**
     * Creates the exception.
     *
     * @param reason the error, its place, and the remedy, to follow the name of the data
     */
    public UnusableDataException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The error, its place, and the remedy, in one line, to follow the name of the data. */
    public String reason() {
        return reason;
    }
}
