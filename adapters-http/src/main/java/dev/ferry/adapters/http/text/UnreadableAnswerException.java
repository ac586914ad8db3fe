package dev.ferry.adapters.http.text;

/** The body of an answer is in a content coding or a charset that cannot be read. */
public final class UnreadableAnswerException extends Exception {

    UnreadableAnswerException(String message) {
        super(message, null, false, false);
    }

    /**
     * Describes the coding or the charset.
     *
     * @return one line, such as {@code the content coding 'br' is not supported}
     */
    public String message() {
        return String.valueOf(getMessage());
    }
}
