package dev.ferry.application.content;

/** Data that is not text that could be sent; nothing of it was kept. */
public final class UnusableDataException extends Exception {

    /** Why it was refused, to be read after the data's name. */
    private final String reason;

    /**
     * A refusal.
     *
     * @param reason what is wrong, where, and the remedy, to be read after the data's name
     */
    public UnusableDataException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /**
     * Why it was refused.
     *
     * @return one line, to be read after the data's name
     */
    public String reason() {
        return reason;
    }
}
