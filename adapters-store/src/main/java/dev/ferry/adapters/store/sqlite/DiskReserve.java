package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.disk.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A file that occupies some space next to a journal. When the disk is full, Ferry deletes it, so that SQLite has the
 * space that it needs to read, and to delete uploads. Not thread-safe.
 *
 * @see <a href="https://sqlite.org/wal.html">SQLite needs space for its index even to read</a>
 */
final class DiskReserve {

    /** Enough for the index, and for a log that is copied after each {@link SqliteFile#SHORT_LOG} pages. */
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private static final int MAX_SHARE_OF_FREE_SPACE = 8;
    private static final int PIECE = 64 * 1024;

    private final Path file;
    private long released;

    DiskReserve(Path journal) {
        this.file = journal.resolveSibling(journal.getFileName() + "-reserve");
    }

    /** Deletes the file, and returns whether there was one. */
    boolean release() throws IOException {
        released = Files.exists(file) ? Files.size(file) : 0;
        return Files.deleteIfExists(file);
    }

    /**
     * Creates the file unless it exists: as long as before its release, and at first with a small share of the free
     * space. The journal works without it, so a failure is ignored.
     */
    void fill() {
        if (Files.exists(file)) {
            return;
        }
        try {
            var free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
            var bytes = released > 0 ? Math.min(released, free) : Math.min(MAX_BYTES, free / MAX_SHARE_OF_FREE_SPACE);
            write(bytes);
        } catch (IOException e) {
            // There is no space to reserve, or no permission.
        }
    }

    private void write(long bytes) throws IOException {
        OwnerOnlyFiles.file(file);
        var random = new Random(); // a file system might not store zeros
        var piece = new byte[PIECE];
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var left = bytes; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                channel.write(ByteBuffer.wrap(piece, 0, (int) Math.min(left, PIECE)));
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
