package dev.ferry.adapters.http.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret whose {@code toString} does not reveal it. */
public final class Secret {

    private final String value;

    /** Wraps a secret. */
    public Secret(String value) {
        this.value = value;
    }

    /** The secret in plain text, only for code that sends or redacts it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "********";
    }
}
