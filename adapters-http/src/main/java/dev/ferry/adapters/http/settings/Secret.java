package dev.ferry.adapters.http.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that does not print itself. */
public final class Secret {

    private final String value;

    /** Keeps a secret. */
    public Secret(String value) {
        this.value = value;
    }

    /** The secret itself, for the one place that sends it. */
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
