package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** An API key, stored as its hash, so a reader of the key file cannot use the key. */
final class ApiKey {

    private final String name;
    private final AccessScope scope;
    private final byte[] hash;

    /**
     * Creates a key.
     *
     * @param name the caller's name, for people
     * @param hash the result of {@link #hash}
     */
    ApiKey(String name, AccessScope scope, byte[] hash) {
        this.name = name;
        this.scope = scope;
        this.hash = hash.clone();
    }

    /**
     * Returns the SHA-256 hash. A salt and many rounds are not needed: a key is 256 random bits and cannot be guessed.
     *
     * @return 32 bytes
     */
    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Compares hashes in constant time. */
    boolean matches(byte[] presented) {
        return MessageDigest.isEqual(hash, presented);
    }

    String name() {
        return name;
    }

    AccessScope scope() {
        return scope;
    }
}
