package dev.ferry.application.content;

import dev.ferry.domain.submission.ContentRef;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the hash and the length of bytes that it gets in chunks. */
public final class ContentHasher {

    private final MessageDigest hash;
    private long bytes;

    public ContentHasher() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * Adds bytes.
     *
     * @param chunk the bytes; position and limit do not change
     */
    public ContentHasher add(ByteBuffer chunk) {
        bytes += chunk.remaining();
        hash.update(chunk.duplicate());
        return this;
    }

    /** Returns the reference to all added bytes. Call it once, because it resets the hash. */
    public ContentRef ref() {
        return new ContentRef(HexFormat.of().formatHex(hash.digest()), bytes);
    }
}
