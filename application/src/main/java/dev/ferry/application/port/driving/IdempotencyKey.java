package dev.ferry.application.port.driving;

import dev.ferry.domain.submission.UploadId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A client's key for one request, so that a repeated request does not submit a second upload: the header
 * {@code Idempotency-Key} of draft-ietf-httpapi-idempotency-key-header.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String value) {

    /** The longest key. This is Ferry's own limit; the draft defines none. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + MAX_LENGTH + "}");

    /**
     * Accepts the key as it is; case matters.
     *
     * @throws IllegalArgumentException with a message of one line, when the key is empty, too long or contains other
     *     characters
     */
    public IdempotencyKey {
        if (!VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + MAX_LENGTH + " visible ASCII characters, no spaces");
        }
    }

    /**
     * The id of the upload that is submitted under this key. Equal keys give equal ids, and the journal accepts each id
     * once, so idempotency needs no other storage.
     *
     * @return a name-based UUID (RFC 9562 section 5.3)
     */
    public UploadId uploadId() {
        var name = "dev.ferry.idempotency-key:" + value;
        return new UploadId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)).toString());
    }
}
