package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A new API key. Ferry stores only its hash, so the key can be shown only now.
 *
 * @param key the secret that a caller sends
 * @param line the line for the key file, with the key's hash
 */
public record NewKey(String key, String line) {

    /** Lets people and secret scanners recognize a key. */
    private static final String PREFIX = "ferry_";

    private static final int BYTES = 32;

    /**
     * Creates a random key.
     *
     * @param name the caller's name: up to 64 letters, digits, dots, underscores and hyphens
     * @param scope {@code read}, {@code write} or {@code admin}
     * @return a key of 256 random bits
     * @throws IllegalArgumentException when name or scope is invalid
     */
    public static NewKey make(String name, String scope) {
        var allowed = Arrays.stream(AccessScope.values())
                .filter(value ->
                        !AccessScope.OPEN.includes(value) && value.word().equals(scope))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + scope + "' is not a scope; use read, write or admin"));
        if (!name.matches("[\\w.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a key name; use up to 64 letters, digits, dots and hyphens");
        }
        var bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new NewKey(key, KeyRing.line(name, allowed, key));
    }

    @Override
    public String toString() {
        return line;
    }
}
