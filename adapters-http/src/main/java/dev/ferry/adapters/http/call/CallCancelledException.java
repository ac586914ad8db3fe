package dev.ferry.adapters.http.call;

/** A call was given up while it waited; nothing of it was on the wire. */
public final class CallCancelledException extends RuntimeException {

    CallCancelledException(String why) {
        super(why, null, false, false);
    }

    /**
     * Why, so that it completes "nothing was sent …".
     *
     * @return such as {@code within 300 ms}
     */
    public String why() {
        return String.valueOf(getMessage());
    }
}
