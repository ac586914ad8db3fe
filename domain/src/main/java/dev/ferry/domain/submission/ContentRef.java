package dev.ferry.domain.submission;

/**
 * Bytes kept in the payload store, named by what they are.
 *
 * @param sha256 the SHA-256 of the bytes, 64 lower-case hex digits
 * @param bytes how many there are
 */
public record ContentRef(String sha256, long bytes) {

    /** @throws IllegalArgumentException when the hash is not one, or the size is negative */
    public ContentRef {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in hex: '" + sha256 + "'");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }
}
