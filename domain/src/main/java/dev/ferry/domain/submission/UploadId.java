package dev.ferry.domain.submission;

import java.util.regex.Pattern;

/**
 * Ferry's own name for an upload, unique and stable through all its attempts.
 *
 * @param value letters, digits, {@code -} and {@code _} only, so that it is safe in paths and URLs; 1 to 64 characters
 */
public record UploadId(String value) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Takes the id as it is; upper and lower case differ.
     *
     * @throws IllegalArgumentException when the value is empty, too long or holds other characters
     */
    public UploadId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an upload id: '" + value + "'");
        }
    }
}
