package dev.ferry.adapters.rest.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret that clients of the API share. It does not print. */
public final class ApiKey {

    private static final int LEAST_LENGTH = 16;

    private final byte[] value;

    /**
     * A key.
     *
     * @param value at least {@value #LEAST_LENGTH} visible ASCII characters, no spaces
     * @throws IllegalArgumentException when it is shorter or holds others
     */
    public ApiKey(String value) {
        if (!value.matches("[\\x21-\\x7E]{" + LEAST_LENGTH + ",}")) {
            throw new IllegalArgumentException(
                    "an API key has at least " + LEAST_LENGTH + " visible ASCII characters, no spaces");
        }
        this.value = value.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes as long for a wrong key as for the right one. */
    boolean is(String presented) {
        return MessageDigest.isEqual(value, presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
