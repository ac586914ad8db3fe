package dev.ferry.application.content;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stored bytes cannot be read to their end, or are not the bytes that were stored. A reader that gets this failure has
 * not received the end, so it can withhold the end from its own receiver.
 */
public final class UnreadableContentException extends IOException {

    private final boolean isDamaged;

    private UnreadableContentException(String message, @Nullable Throwable cause, boolean isDamaged) {
        super(message, cause);
        this.isDamaged = isDamaged;
    }

    /**
     * The bytes are there, but are not those that were stored.
     *
     * @param content names the bytes in the message, such as {@code the stored data ab12}
     */
    public static UnreadableContentException damaged(String content) {
        return new UnreadableContentException(content + " is damaged", null, true);
    }

    /**
     * A read failed.
     *
     * @param content names the bytes in the message
     */
    public static UnreadableContentException after(Throwable failure, String content) {
        return failure instanceof UnreadableContentException known
                ? known
                : new UnreadableContentException(
                        content + " cannot be read to its end: " + failure.getMessage(), failure, false);
    }

    /** Whether another attempt to read is useless, because the bytes have changed. */
    public boolean isDamaged() {
        return isDamaged;
    }
}
