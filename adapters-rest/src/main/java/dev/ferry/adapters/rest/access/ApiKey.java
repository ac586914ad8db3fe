package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A key as the service knows it: by its hash, so that whoever reads the file of keys cannot use one. */
final class ApiKey {

    private final String name;
    private final AccessScope scope;
    private final byte[] hash;

    /**
     * A key.
     *
     * @param name whose it is, for people
     * @param hash as {@link #hash} makes it
     */
    ApiKey(String name, AccessScope scope, byte[] hash) {
        this.name = name;
        this.scope = scope;
        this.hash = hash.clone();
    }

    /**
     * SHA-256, without salt and without many rounds: a key is 256 random bits, which nobody can guess.
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

    /** Takes as long for a wrong key as for the right one. */
    boolean is(byte[] presented) {
        return MessageDigest.isEqual(hash, presented);
    }

    String name() {
        return name;
    }

    AccessScope scope() {
        return scope;
    }
}
