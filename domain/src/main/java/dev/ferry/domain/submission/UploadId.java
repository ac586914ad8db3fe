package dev.ferry.domain.submission;

import java.util.regex.Pattern;

/**
 * Ferry's own id of an upload, unique and the same through all attempts.
 *
 * @param value 1 to 64 characters: letters, digits, {@code -} and {@code _}, so that it is safe in paths and URLs
 */
public record UploadId(String value) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Accepts the id as it is; case matters.
     *
     * @throws IllegalArgumentException when the value is empty, too long or contains other characters
     */
    public UploadId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an upload id: '" + value + "'");
        }
    }
}
