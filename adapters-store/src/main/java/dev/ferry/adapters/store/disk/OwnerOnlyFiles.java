package dev.ferry.adapters.store.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files and folders that their owner alone can read, where the file system knows owners. */
public final class OwnerOnlyFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnlyFiles() {}

    /**
     * Makes a folder, and those above it, unless it is there.
     *
     * @throws IOException when it cannot be made
     */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attribute(folder, FOLDER));
        }
    }

    /**
     * Makes an empty file, or takes the one that is there and closes it to everybody else.
     *
     * @throws IOException when it can neither be made nor closed
     */
    public static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attribute(file, FILE));
        } else if (posix(file)
                && Files.isWritable(file)
                && !Files.getPosixFilePermissions(file).equals(FILE)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    private static FileAttribute<?>[] attribute(Path path, Set<PosixFilePermission> permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
