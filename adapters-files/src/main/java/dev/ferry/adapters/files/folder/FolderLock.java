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
 * The right to work on a watched folder. It belongs to one program at a time, and the operating system takes it from a
 * program that is killed.
 */
public record FolderLock(Path file, FileLock lock) implements AutoCloseable {

    /**
     * Takes the lock if nobody has it.
     *
     * @param uploading the folder of claimed files
     * @return the lock, or empty while another one has it
     * @throws IOException when the disk cannot say
     */
    public static Optional<FolderLock> take(Path uploading) throws IOException {
        var file = in(uploading);
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
        return Optional.ofNullable(lock).map(held -> new FolderLock(file, held));
    }

    /**
     * Whether it still locks this folder, and not one that was taken away since.
     *
     * @param uploading the folder of claimed files
     */
    public boolean covers(Path uploading) {
        return lock.isValid() && file.equals(in(uploading)) && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Gives it up. */
    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            // the lock goes with the file, and at the latest with the program
        }
    }

    private static Path in(Path uploading) {
        return uploading.resolve(".lock");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another watch in this very program has it
        }
    }
}
