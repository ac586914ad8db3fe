package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One payload on its way to the disk. Until it is kept it is nobody's, and closing it leaves nothing behind. */
final class PayloadWriter implements AutoCloseable {

    /** Fewer bytes are hashed sooner than another thread is awake. */
    private static final int MANY = 64 * 1024;

    /** After so many bytes the disk begins to take them, which the end would otherwise have to wait for. */
    private static final long FORCED_AT_A_TIME = 32L * 1024 * 1024;

    private final PayloadFolder folder;
    private final Executor others;
    private final Path temporary;
    private final FileChannel channel;
    private final ContentHasher fingerprint = new ContentHasher();
    private long unforced;
    private @Nullable OptionalTask forcing;

    PayloadWriter(PayloadFolder folder, Executor others, Path temporary, FileChannel channel) {
        this.folder = folder;
        this.others = others;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** A new file; much data lets other threads help. */
    static PayloadWriter create(PayloadFolder folder, Executor others) throws IOException {
        var temporary = folder.temporary();
        try {
            OwnerOnlyFiles.file(temporary);
            return new PayloadWriter(folder, others, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    void write(ByteBuffer piece) throws IOException {
        try {
            take(piece);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** Forces the bytes to the disk and gives them their name. */
    ContentRef keep() throws IOException {
        try {
            if (forcing != null) {
                forcing.finish();
            }
            channel.force(true);
            var ref = fingerprint.ref();
            folder.admit(temporary, ref);
            return ref;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }

    private void take(ByteBuffer piece) throws IOException {
        if (piece.remaining() < MANY) {
            fingerprint.add(piece);
            writeAll(piece);
        } else {
            var same = piece.duplicate();
            var hashing = OptionalTask.begin(() -> fingerprint.add(same), others);
            writeAll(piece);
            hashing.finish();
        }
        if (unforced >= FORCED_AT_A_TIME) {
            forceAside();
        }
    }

    private void writeAll(ByteBuffer piece) throws IOException {
        unforced += piece.remaining();
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    /** A disk says but once that it has failed, so each answer is looked at. */
    private void forceAside() throws IOException {
        if (forcing != null) {
            if (!forcing.isDone()) {
                return;
            }
            forcing.finish();
        }
        unforced = 0;
        forcing = OptionalTask.begin(
                () -> {
                    channel.force(false);
                    return channel;
                },
                others);
    }
}
