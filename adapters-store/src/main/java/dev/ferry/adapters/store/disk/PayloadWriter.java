package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One payload on its way to the disk. Until it is kept it is nobody's, and closing it leaves nothing behind. */
final class PayloadWriter implements AutoCloseable {

    private final PayloadFolder folder;
    private final Path temporary;
    private final FileChannel channel;
    private final Fingerprint fingerprint = new Fingerprint();

    private PayloadWriter(PayloadFolder folder, Path temporary, FileChannel channel) {
        this.folder = folder;
        this.temporary = temporary;
        this.channel = channel;
    }

    static PayloadWriter create(PayloadFolder folder) throws IOException {
        var temporary = folder.temporary();
        OwnerOnly.file(temporary);
        return new PayloadWriter(folder, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
    }

    void write(ByteBuffer piece) throws IOException {
        fingerprint.add(piece);
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    /** Forces the bytes to the disk and gives them their name. */
    ContentRef keep() throws IOException {
        channel.force(true);
        var ref = fingerprint.ref();
        folder.admit(temporary, ref);
        return ref;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
