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

/** The files that a watch has made its own, as they lie in {@code uploading/}: there is no other list of them. */
public final class ClaimedFiles {

    private final Path uploading;
    private final List<ClaimedFile> files = new ArrayList<>();

    private ClaimedFiles(Path uploading) {
        this.uploading = uploading;
    }

    /**
     * Reads what was claimed, by this program or by one before it.
     *
     * @param uploading the folder of claimed files
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
     * @param arrival a file in the watched folder
     * @return whether it is claimed; it is not when somebody else was quicker
     * @throws IOException when the disk does not let it
     */
    public boolean claim(Path arrival) throws IOException {
        var name = arrival.getFileName().toString();
        var number = next(ClaimedFile.stem(name));
        var claimed = new ClaimedFile(uploading.resolve(number == 1 ? name : name + "~" + number), name, number);
        try {
            Files.move(arrival, claimed.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        return files.add(claimed);
    }

    /**
     * All of them.
     *
     * @return those of one data set in the order in which they were claimed
     */
    public List<ClaimedFile> files() {
        return files.stream()
                .sorted(Comparator.comparingInt(ClaimedFile::number).thenComparing(ClaimedFile::fileName))
                .toList();
    }

    /** How many there are. */
    public int count() {
        return files.size();
    }

    private int next(String stem) {
        return 1
                + files.stream()
                        .filter(file -> file.stem().equals(stem))
                        .mapToInt(ClaimedFile::number)
                        .max()
                        .orElse(0);
    }
}
