package dev.ferry.adapters.files.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock on a watched folder. One process at a time has it. The operating system releases it when the process dies.
 */
public record FolderLock(Path file, FileLock lock) implements AutoCloseable {

    /**
     * Tries to acquire the lock.
     *
     * @param uploading the folder of claimed files, which contains the lock file
     * @return the lock, or empty while another watch has it
     * @throws IOException when the lock file cannot be opened or locked
     */
    public static Optional<FolderLock> tryAcquire(Path uploading) throws IOException {
        var file = lockFile(uploading);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = tryLock(channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(acquired -> new FolderLock(file, acquired));
    }

    /** Whether the lock still locks this folder, and not a folder that has been replaced since. */
    public boolean covers(Path uploading) {
        return lock.isValid() && file.equals(lockFile(uploading)) && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            // the operating system releases the lock when the process ends
        }
    }

    private static Path lockFile(Path uploading) {
        return uploading.resolve(".lock");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another watch in this process has it
        }
    }
}
