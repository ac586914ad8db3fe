package dev.ferry.adapters.store.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files and folders that only their owner can read, if the file system supports POSIX permissions. */
public final class OwnerOnlyFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnlyFiles() {}

    /**
     * Creates a folder and its parents, unless it exists.
     *
     * @throws IOException when it cannot be created
     */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attribute(folder, FOLDER));
        }
    }

    /**
     * Creates an empty file. If the file exists and is writable, removes the permissions of other users.
     *
     * @throws IOException when the file cannot be created or its permissions cannot be changed
     */
    public static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attribute(file, FILE));
        } else if (isPosix(file)
                && Files.isWritable(file)
                && !Files.getPosixFilePermissions(file).equals(FILE)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    /** Describes why a file or folder cannot be created or written; Java's message is often its path alone. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            case NoSuchFileException missing -> missing.getFile() + " cannot be created there";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static FileAttribute<?>[] attribute(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
