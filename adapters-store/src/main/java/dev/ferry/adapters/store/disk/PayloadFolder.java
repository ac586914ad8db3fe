package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Where payloads lie: {@code ab/abcd…} for the hash {@code abcd…}, {@code incoming/} for those still being written, and
 * {@code leaving/} for those that are about to be deleted. All are on one file system, so that a rename suffices.
 *
 * @param root the folder of all
 * @param clock gives every file the time when it was stored; to be compared with the times of other processes
 */
record PayloadFolder(Path root, InstantSource clock) {

    static PayloadFolder open(Path root, InstantSource clock) throws IOException {
        var folder = new PayloadFolder(root, clock);
        OwnerOnlyFiles.folder(folder.incoming());
        OwnerOnlyFiles.folder(folder.leaving());
        return folder;
    }

    Path incoming() {
        return root.resolve("incoming");
    }

    Path leaving() {
        return root.resolve("leaving");
    }

    /** A place for bytes whose hash is not known yet. */
    Path temporary() {
        return incoming().resolve(UUID.randomUUID().toString());
    }

    /** Where bytes lie. */
    Path file(String sha256) {
        return shelf(sha256).resolve(sha256);
    }

    /** A file cut short is as good as none: its upload must not go out. */
    boolean contains(ContentRef ref) throws IOException {
        try {
            return look(ref, Files::size) == ref.bytes();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    FileChannel open(ContentRef ref) throws IOException {
        return look(ref, file -> FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Gives finished bytes their name. What is there under it already is the same, and counts as stored just now. */
    void admit(Path finished, ContentRef ref) throws IOException {
        var shelf = shelf(ref.sha256());
        OwnerOnlyFiles.folder(shelf);
        touch(finished);
        Files.move(finished, file(ref.sha256()), StandardCopyOption.ATOMIC_MOVE);
        force(shelf);
    }

    /** What a person needs to know of a failure to write: where, what is wrong, and what helps. */
    IOException failure(IOException e) {
        var reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        return new IOException(
                "the data folder " + root + " cannot be written: " + reason
                        + "; make room or check its permissions, or name another with FERRY_DATA_DIR",
                e);
    }

    void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private interface Look<T> {
        T at(Path file) throws IOException;
    }

    /**
     * A discard that finds bytes too young puts them back, so they may move twice while they are looked for; not more
     * often, because then they are too young to move.
     */
    private <T> T look(ContentRef ref, Look<T> look) throws IOException {
        var file = file(ref.sha256());
        try {
            return look.at(file);
        } catch (NoSuchFileException gone) {
            try (var leaving = Files.newDirectoryStream(leaving(), ref.sha256() + ".*")) {
                var found = leaving.iterator();
                if (found.hasNext()) {
                    return look.at(found.next());
                }
            } catch (NoSuchFileException back) {
                // it is where it was, or gone
            }
            return look.at(file);
        }
    }

    /** No folder grows too large: there are 256. */
    private Path shelf(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }

    /** A rename is durable when its folder is. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
