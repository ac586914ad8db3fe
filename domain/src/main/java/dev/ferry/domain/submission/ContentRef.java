package dev.ferry.domain.submission;

import java.util.regex.Pattern;

/**
 * A reference to bytes in the payload store, by their hash.
 *
 * @param sha256 the SHA-256 of the bytes, 64 lower-case hex digits
 */
public record ContentRef(String sha256, long bytes) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form only. The payload store knows whether it has the bytes.
     *
     * @throws IllegalArgumentException when the hash is not valid, or the size is negative
     */
    public ContentRef {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hex: '" + sha256 + "'");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }
}
