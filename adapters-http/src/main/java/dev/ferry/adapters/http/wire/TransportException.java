package dev.ferry.adapters.http.wire;

/** An exchange failed before a complete answer arrived. */
public final class TransportException extends RuntimeException {

    /** Whether any byte of the request may have reached the server. */
    private final boolean mayBeSent;

    private TransportException(boolean mayBeSent, String message) {
        super(message, null, false, false);
        this.mayBeSent = mayBeSent;
    }

    static TransportException notSent(String message) {
        return new TransportException(false, message);
    }

    static TransportException noAnswer(String message) {
        return new TransportException(true, message);
    }

    static TransportException lost(boolean mayBeSent, String message) {
        return new TransportException(mayBeSent, message);
    }

    /**
     * Whether any byte of the request may have reached the server.
     *
     * @return false only when it is certain that none was
     */
    public boolean mayBeSent() {
        return mayBeSent;
    }

    /**
     * Describes the failure for a user.
     *
     * @return one line without secrets
     */
    public String message() {
        return String.valueOf(getMessage());
    }
}
