package dev.ferry.domain.submission;

/**
 * Ferry's own name for an upload, unique and stable through all its attempts.
 *
 * @param value letters, digits, {@code -} and {@code _} only, so that it is safe in paths and URLs; 1 to 64 characters
 */
public record UploadId(String value) {

    /** @throws IllegalArgumentException when the value breaks the rule above */
    public UploadId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not an upload id: '" + value + "'");
        }
    }
}
