package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A key that was made just now: the only moment at which it can be read. */
public record NewKey(String key, String line) {

    /** Lets people, and programs that look for leaked secrets, see what it is. */
    private static final String PREFIX = "ferry_";

    private static final int BYTES = 32;

    /**
     * Makes one.
     *
     * @param name whose it is: letters, digits, dots and hyphens
     * @param scope {@code read}, {@code write} or {@code admin}
     * @return a key of 256 random bits
     * @throws IllegalArgumentException when name or scope is none
     */
    public static NewKey make(String name, String scope) {
        var allowed = Arrays.stream(AccessScope.values())
                .filter(one -> one != AccessScope.OPEN && one.word().equals(scope))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + scope + "' is no scope; there are read, write and admin"));
        if (!name.matches("[\\w.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a key; it has up to 64 letters, digits, dots and hyphens");
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
