package dev.ferry.adapters.http.call;

/** A call was cancelled while it waited: before it was sent, or between two tries of a request that changes nothing. */
public final class CallCancelledException extends RuntimeException {

    CallCancelledException(String reason) {
        super(reason, null, false, false);
    }

    /**
     * The reason, worded to complete the sentence "nothing was sent …".
     *
     * @return such as {@code within 300 ms}
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
