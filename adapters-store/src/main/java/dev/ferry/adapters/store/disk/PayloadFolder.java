package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The layout of the payload folder: {@code ab/abcd…} for the hash {@code abcd…}, {@code incoming/} for unfinished
 * files, and {@code leaving/} for files that are about to be deleted. All are on one file system, so a rename moves a
 * file.
 *
 * @param root the folder that contains the others
 * @param clock the time of storing; it is compared with the times that other processes set
 */
record PayloadFolder(Path root, InstantSource clock) {

    static PayloadFolder open(Path root, InstantSource clock) throws IOException {
        var folder = new PayloadFolder(root, clock);
        try {
            OwnerOnlyFiles.folder(folder.incoming());
            OwnerOnlyFiles.folder(folder.leaving());
            return folder;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    Path incoming() {
        return root.resolve("incoming");
    }

    Path leaving() {
        return root.resolve("leaving");
    }

    /** Returns a new path for bytes whose hash is not known yet. */
    Path temporary() {
        return incoming().resolve(UUID.randomUUID().toString());
    }

    /** Returns the path of stored bytes. */
    Path file(String sha256) {
        return subfolder(sha256).resolve(sha256);
    }

    /** Whether the bytes are stored completely. A truncated file counts as missing, because it must not be sent. */
    boolean contains(ContentRef ref) throws IOException {
        try {
            return read(ref, Files::size) == ref.bytes();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    FileChannel open(ContentRef ref) throws IOException {
        return read(ref, file -> FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Moves a finished file to the path of its hash. It replaces an equal file, so the bytes count as stored now. */
    void publish(Path finished, ContentRef ref) throws IOException {
        var subfolder = subfolder(ref.sha256());
        OwnerOnlyFiles.folder(subfolder);
        touch(finished);
        Files.move(finished, file(ref.sha256()), StandardCopyOption.ATOMIC_MOVE);
        force(subfolder);
    }

    /** Creates an exception whose message names the folder, the cause and the remedy. */
    IOException failure(IOException e) {
        return new IOException(
                "the data folder " + root + " cannot be written: " + OwnerOnlyFiles.reason(e)
                        + "; free some disk space, check its permissions, or name another folder with FERRY_DATA_DIR",
                e);
    }

    void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private interface FileReader<T> {
        T open(Path file) throws IOException;
    }

    /**
     * Opens a file, even if a concurrent discard moves it to {@code leaving/} and back. The file can move at most twice
     * meanwhile, because it is recent afterwards. So this method tries three times.
     */
    private <T> T read(ContentRef ref, FileReader<T> reader) throws IOException {
        var file = file(ref.sha256());
        try {
            return reader.open(file);
        } catch (NoSuchFileException gone) {
            try (var leaving = Files.newDirectoryStream(leaving(), ref.sha256() + ".*")) {
                var found = leaving.iterator();
                if (found.hasNext()) {
                    return reader.open(found.next());
                }
            } catch (NoSuchFileException back) {
                // The file was restored or deleted.
            }
            return reader.open(file);
        }
    }

    /** Returns one of 256 subfolders, which keep the folders small. */
    private Path subfolder(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }

    /** Forces a folder to the disk, which makes a rename in it durable. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
