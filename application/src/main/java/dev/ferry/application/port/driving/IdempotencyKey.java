package dev.ferry.application.port.driving;

import dev.ferry.domain.submission.UploadId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A client's name for one request, so that repeating the request does not submit twice: the header of that name in
 * draft-ietf-httpapi-idempotency-key-header.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String value) {

    /** The longest key; ours, as the draft leaves it open. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + MAX_LENGTH + "}");

    /**
     * Takes the key as it is; upper and lower case differ.
     *
     * @throws IllegalArgumentException in one line, when the key is empty, too long or holds other characters
     */
    public IdempotencyKey {
        if (!VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + MAX_LENGTH + " visible ASCII characters, no spaces");
        }
    }

    /**
     * The upload that this key stands for. The same key always gives the same id, so the journal, which takes every id
     * once, is all the memory that idempotency needs.
     *
     * @return a name-based UUID (RFC 9562 section 5.3)
     */
    public UploadId uploadId() {
        var name = "dev.ferry.idempotency-key:" + value;
        return new UploadId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)).toString());
    }
}
