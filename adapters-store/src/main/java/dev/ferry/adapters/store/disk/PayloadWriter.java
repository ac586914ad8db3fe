package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One payload on its way to the disk. Until it is kept it is nobody's, and closing it leaves nothing behind. */
final class PayloadWriter implements AutoCloseable {

    private final PayloadFolder folder;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest hash;
    private long bytes;

    private PayloadWriter(PayloadFolder folder, Path temporary, FileChannel channel) {
        this.folder = folder;
        this.temporary = temporary;
        this.channel = channel;
        this.hash = sha256();
    }

    static PayloadWriter create(PayloadFolder folder) throws IOException {
        var temporary = folder.temporary();
        OwnerOnly.file(temporary);
        return new PayloadWriter(folder, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
    }

    void write(ByteBuffer piece) throws IOException {
        hash.update(piece.duplicate());
        bytes += piece.remaining();
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    /** Forces the bytes to the disk and gives them their name. */
    ContentRef keep() throws IOException {
        channel.force(true);
        var ref = new ContentRef(HexFormat.of().formatHex(hash.digest()), bytes);
        folder.admit(temporary, ref);
        return ref;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
