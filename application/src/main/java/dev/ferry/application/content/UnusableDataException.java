package dev.ferry.application.content;

/** The data cannot be sent: it is no text, or it has no rows. Nothing of it was stored. */
public final class UnusableDataException extends Exception {

    private final String reason;
    private final Remedy remedy;

    /** The way to send the data all the same, which each adapter offers in its own words. */
    public enum Remedy {
        /** Name the encoding of the data. */
        NAME_ENCODING,
        /** Say that the data set is meant to be empty. */
        ALLOW_EMPTY,
        /** Correct the data; there is no option. */
        CORRECT_DATA
    }

    /**
     * Creates the exception.
     *
     * @param reason the error, its place, and the remedy, to follow the name of the data
     */
    public UnusableDataException(String reason, Remedy remedy) {
        super(reason);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The error, its place, and the remedy, in one line, to follow the name of the data. */
    public String reason() {
        return reason;
    }

    /** The way to send the data all the same. */
    public Remedy remedy() {
        return remedy;
    }
}
