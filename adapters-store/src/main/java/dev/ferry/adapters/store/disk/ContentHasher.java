package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of bytes, found out while they pass by. */
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
     * Takes more bytes.
     *
     * @param piece the bytes, left as they are
     */
    public ContentHasher add(ByteBuffer piece) {
        bytes += piece.remaining();
        hash.update(piece.duplicate());
        return this;
    }

    /**
     * The name of all bytes. To be asked once.
     *
     * @return their name, whether they are kept or not
     */
    public ContentRef ref() {
        return new ContentRef(HexFormat.of().formatHex(hash.digest()), bytes);
    }
}
