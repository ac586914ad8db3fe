package dev.ferry.adapters.http.wire;

/** An exchange that brought no complete answer. */
public final class TransportException extends RuntimeException {

    /** Whether a byte of the request may have gone out. */
    private final boolean sent;

    private TransportException(boolean sent, String message) {
        super(message, null, false, false);
        this.sent = sent;
    }

    static TransportException notSent(String message) {
        return new TransportException(false, message);
    }

    static TransportException noAnswer(String message) {
        return new TransportException(true, message);
    }

    /**
     * Whether a byte of the request may have gone out.
     *
     * @return false when it is certain that none did
     */
    public boolean sent() {
        return sent;
    }

    /**
     * What happened, for a person.
     *
     * @return one line without secrets
     */
    public String words() {
        return String.valueOf(getMessage());
    }
}
