package dev.ferry.adapters.files.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files that a watch has claimed. The folder {@code uploading/} is the only list of them. */
public final class ClaimedFiles {

    private final Path uploading;
    private final List<ClaimedFile> files = new ArrayList<>();

    private ClaimedFiles(Path uploading) {
        this.uploading = uploading;
    }

    /**
     * Lists the files that this process or an earlier one has claimed.
     *
     * @throws IOException when the folder cannot be listed
     */
    public static ClaimedFiles in(Path uploading) throws IOException {
        var claims = new ClaimedFiles(uploading);
        for (var path : FolderListing.of(uploading)) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                ClaimedFile.of(path).ifPresent(claims.files::add);
            }
        }
        return claims;
    }

    /**
     * Claims a file by renaming it.
     *
     * @param file a file in the watched folder
     * @return false when the file no longer exists
     * @throws IOException when the file cannot be renamed
     */
    public boolean claim(Path file) throws IOException {
        var name = file.getFileName().toString();
        var number = nextNumber(ClaimedFile.stem(name));
        var claimed = new ClaimedFile(uploading.resolve(number == 1 ? name : name + "~" + number), name, number);
        try {
            Files.move(file, claimed.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        return files.add(claimed);
    }

    /** All claimed files; files of one data set are in the order in which they were claimed. */
    public List<ClaimedFile> files() {
        return files.stream()
                .sorted(Comparator.comparingInt(ClaimedFile::number).thenComparing(ClaimedFile::fileName))
                .toList();
    }

    /** The number of claimed files. */
    public int count() {
        return files.size();
    }

    private int nextNumber(String stem) {
        return 1
                + files.stream()
                        .filter(file -> file.stem().equals(stem))
                        .mapToInt(ClaimedFile::number)
                        .max()
                        .orElse(0);
    }
}
