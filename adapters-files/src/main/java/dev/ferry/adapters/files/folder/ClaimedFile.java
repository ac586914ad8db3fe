package dev.ferry.adapters.files.folder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that was claimed. Its name says all that a restarted program has to know.
 *
 * @param path where it lies, in {@code uploading/}
 * @param fileName the name under which it appeared
 * @param number its place among those of its data set's name, from 1: the order in which they are sent
 */
public record ClaimedFile(Path path, String fileName, int number) {

    private static final Pattern CLAIMED = Pattern.compile("(?is)(.+\\.csv)(?:~(\\d{1,9}))?");
    private static final int EXTENSION = ".csv".length();

    /**
     * Reads a claimed file's name.
     *
     * @param path a file in {@code uploading/}
     * @return what it says, or empty when it was not claimed by a watch
     */
    public static Optional<ClaimedFile> of(Path path) {
        var name = CLAIMED.matcher(path.getFileName().toString());
        return name.matches()
                ? Optional.of(new ClaimedFile(
                        path, name.group(1), name.group(2) == null ? 1 : Integer.parseInt(name.group(2))))
                : Optional.empty();
    }

    /**
     * The name of the data set it is to be.
     *
     * @return the file's name without {@code .csv}
     */
    public String stem() {
        return stem(fileName);
    }

    static String stem(String fileName) {
        return fileName.substring(0, fileName.length() - EXTENSION);
    }
}
