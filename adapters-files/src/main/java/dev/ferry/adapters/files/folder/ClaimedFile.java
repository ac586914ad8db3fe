package dev.ferry.adapters.files.folder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A claimed file. Its path contains all that a restarted process needs.
 *
 * @param path its place in {@code uploading/}
 * @param fileName its name in the watched folder
 * @param number its position among the claimed files of its data set, from 1: the order in which Ferry sends them
 */
public record ClaimedFile(Path path, String fileName, int number) {

    private static final Pattern CLAIMED = Pattern.compile("(?is)(.+\\.csv)(?:~(\\d{1,9}))?");
    private static final int EXTENSION = ".csv".length();

    /**
     * Parses a claimed file's name.
     *
     * @param path a file in {@code uploading/}
     * @return empty when no watch claimed the file
     */
    public static Optional<ClaimedFile> of(Path path) {
        var name = CLAIMED.matcher(path.getFileName().toString());
        return name.matches()
                ? Optional.of(new ClaimedFile(
                        path, name.group(1), name.group(2) == null ? 1 : Integer.parseInt(name.group(2))))
                : Optional.empty();
    }

    /** The data set's name: the file's name without {@code .csv}. */
    public String stem() {
        return stem(fileName);
    }

    static String stem(String fileName) {
        return fileName.substring(0, fileName.length() - EXTENSION);
    }
}
