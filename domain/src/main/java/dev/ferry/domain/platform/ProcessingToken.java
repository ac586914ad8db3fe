package dev.ferry.domain.platform;

import java.util.UUID;

/**
 * The Platform's receipt for an upload, by which its status and results are asked for. The guide calls it a UUID
 * string.
 *
 * @param value the UUID in its canonical form, as the Platform wrote it
 */
public record ProcessingToken(String value) {

    /**
     * Takes a UUID in upper or lower case, and keeps it as it was written.
     *
     * @throws IllegalArgumentException when the value is not a UUID in its canonical form
     */
    public ProcessingToken {
        if (!UUID.fromString(value).toString().equalsIgnoreCase(value)) {
            throw new IllegalArgumentException("a processing token is a UUID, not '" + value + "'");
        }
    }
}
