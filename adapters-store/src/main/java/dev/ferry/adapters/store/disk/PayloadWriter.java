package dev.ferry.adapters.store.disk;

import dev.ferry.application.content.ContentHasher;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Writes one payload to a temporary file. {@link #finish} stores it; closing an unfinished writer deletes the file. */
final class PayloadWriter implements AutoCloseable {

    /** The smallest chunk that another thread hashes. Hashing a smaller one takes less time than waking a thread. */
    private static final int PARALLEL_BYTES = 64 * 1024;

    /** The number of bytes after which forcing to the disk starts, so that the end waits for fewer bytes. */
    private static final long FORCE_INTERVAL_BYTES = 32L * 1024 * 1024;

    private final PayloadFolder folder;
    private final Executor executor;
    private final Path temporary;
    private final FileChannel channel;
    private final ContentHasher hasher = new ContentHasher();
    private long unforced;
    private @Nullable OptionalTask forcing;

    PayloadWriter(PayloadFolder folder, Executor executor, Path temporary, FileChannel channel) {
        this.folder = folder;
        this.executor = executor;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Creates a writer with a new temporary file.
     *
     * @param executor hashes large chunks and forces the file to the disk
     */
    static PayloadWriter create(PayloadFolder folder, Executor executor) throws IOException {
        var temporary = folder.temporary();
        try {
            OwnerOnlyFiles.file(temporary);
            return new PayloadWriter(
                    folder, executor, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    void write(ByteBuffer chunk) throws IOException {
        try {
            append(chunk);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** Forces the bytes to the disk and moves the file to the path of its hash. */
    ContentRef finish() throws IOException {
        try {
            if (forcing != null) {
                forcing.finish();
            }
            channel.force(true);
            var ref = hasher.ref();
            folder.publish(temporary, ref);
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

    private void append(ByteBuffer chunk) throws IOException {
        if (chunk.remaining() < PARALLEL_BYTES) {
            hasher.add(chunk);
            writeAll(chunk);
        } else {
            var same = chunk.duplicate();
            var hashing = OptionalTask.start(() -> hasher.add(same), executor);
            writeAll(chunk);
            hashing.finish();
        }
        if (unforced >= FORCE_INTERVAL_BYTES) {
            startForcing();
        }
    }

    private void writeAll(ByteBuffer chunk) throws IOException {
        unforced += chunk.remaining();
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
    }

    /**
     * Starts to force the file in the background. Checks the previous result, because a disk reports a failure only
     * once.
     */
    private void startForcing() throws IOException {
        if (forcing != null) {
            if (!forcing.isDone()) {
                return;
            }
            forcing.finish();
        }
        unforced = 0;
        forcing = OptionalTask.start(
                () -> {
                    channel.force(false);
                    return channel;
                },
                executor);
    }
}
