package dev.ferry.adapters.files.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The layout of a watched folder: the folder and its four sub-folders.
 *
 * @param root the folder itself, with links resolved
 */
public record FolderLayout(Path root) {

    private static final String TEMPORARY = ".ferry-";

    /**
     * Creates the missing sub-folders. Only their owner can access them, where the file system has POSIX permissions.
     *
     * @param folder the watched folder as the user named it
     * @throws IOException when the folder does not exist, or a sub-folder is a link or cannot be created
     */
    public static FolderLayout prepare(Path folder) throws IOException {
        var layout = new FolderLayout(folder.toRealPath());
        if (!Files.isDirectory(layout.root)) {
            throw new NotDirectoryException(layout.root.toString());
        }
        for (var sub : List.of(layout.uploading(), layout.done(), layout.rejected(), layout.held())) {
            createIfMissing(sub);
        }
        return layout;
    }

    /** The folder of claimed files. */
    public Path uploading() {
        return root.resolve("uploading");
    }

    /** The folder of completed files. */
    public Path done() {
        return root.resolve("done");
    }

    /** The folder of files that the Platform rejected. */
    public Path rejected() {
        return root.resolve("rejected");
    }

    /** The folder of files that wait for a person's decision. */
    public Path held() {
        return root.resolve("held");
    }

    /**
     * Creates an empty temporary file, to be renamed when it is complete.
     *
     * @param folder one of the sub-folders
     * @throws IOException when the file cannot be created
     */
    public static Path temporary(Path folder) throws IOException {
        return Files.createTempFile(folder, TEMPORARY, ".part");
    }

    /**
     * Deletes temporary files that a killed process left. Only the process that has the lock may call it.
     *
     * @throws IOException when a file cannot be deleted
     */
    public void deleteTemporaryFiles() throws IOException {
        for (var sub : List.of(done(), rejected(), held())) {
            for (var file : FolderListing.of(sub)) {
                if (file.getFileName().toString().startsWith(TEMPORARY)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void createIfMissing(Path sub) throws IOException {
        if (Files.notExists(sub, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(sub, ownerOnly(sub));
        }
        if (!Files.isDirectory(sub, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(sub + " must be a folder, not a link or a file; move it away");
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path sub) {
        return sub.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
