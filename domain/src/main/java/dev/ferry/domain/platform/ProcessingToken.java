package dev.ferry.domain.platform;

import java.util.UUID;

/**
 * The Platform's identifier of an accepted upload. Requests for its status and results contain it. The guide calls it a
 * UUID string.
 *
 * @param value the UUID in its canonical form, as the Platform wrote it
 */
public record ProcessingToken(String value) {

    /**
     * Accepts upper and lower case, and keeps the value as it is.
     *
     * @throws IllegalArgumentException when the value is not a UUID in its canonical form
     */
    public ProcessingToken {
        if (!UUID.fromString(value).toString().equalsIgnoreCase(value)) {
            throw new IllegalArgumentException("a processing token is a UUID, not '" + value + "'");
        }
    }
}
