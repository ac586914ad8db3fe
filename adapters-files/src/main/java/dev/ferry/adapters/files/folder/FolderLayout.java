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
 * Where things lie in a watched folder.
 *
 * @param root the folder itself, without links
 */
public record FolderLayout(Path root) {

    private static final String TEMPORARY = ".ferry-";

    /**
     * Makes sure of the four sub-folders; new ones are their owner's only, where the disk knows owners.
     *
     * @param folder the watched folder as the user named it
     * @throws IOException when there is no such folder, or a sub-folder is a link or cannot be made
     */
    public static FolderLayout prepare(Path folder) throws IOException {
        var layout = new FolderLayout(folder.toRealPath());
        if (!Files.isDirectory(layout.root)) {
            throw new NotDirectoryException(layout.root.toString());
        }
        for (var sub : List.of(layout.uploading(), layout.done(), layout.rejected(), layout.held())) {
            make(sub);
        }
        return layout;
    }

    /** Where claimed files lie until their upload has ended. */
    public Path uploading() {
        return root.resolve("uploading");
    }

    /** Where completed files land. */
    public Path done() {
        return root.resolve("done");
    }

    /** Where files land that the Platform found fault with. */
    public Path rejected() {
        return root.resolve("rejected");
    }

    /** Where files land that a person has to decide about. */
    public Path held() {
        return root.resolve("held");
    }

    /**
     * A file to write into until it is complete and takes its name.
     *
     * @param folder one of the sub-folders
     * @return an empty file nobody else has
     * @throws IOException when it cannot be made
     */
    public static Path temporary(Path folder) throws IOException {
        return Files.createTempFile(folder, TEMPORARY, ".part");
    }

    /**
     * Takes away what a killed program left half written. Only for the one that works on the folder alone.
     *
     * @throws IOException when the disk does not let it
     */
    public void sweep() throws IOException {
        for (var sub : List.of(done(), rejected(), held())) {
            for (var file : FolderListing.of(sub)) {
                if (file.getFileName().toString().startsWith(TEMPORARY)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void make(Path sub) throws IOException {
        if (Files.notExists(sub, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(sub, ownersOnly(sub));
        }
        if (!Files.isDirectory(sub, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(sub + " must be a folder, not a link or a file; move it away");
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path sub) {
        return sub.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
