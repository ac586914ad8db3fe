package dev.ferry.adapters.files.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds new CSV files in the folder that are complete. A file is ready when neither its size nor its time has changed
 * for a while, whether it was renamed or written into the folder.
 */
public final class NewFiles {

    private final Duration stableFor;
    private Map<Path, Sighting> sightings = Map.of();

    /**
     * Creates a finder that has seen no file yet.
     *
     * @param stableFor how long a file must stay unchanged
     */
    public NewFiles(Duration stableFor) {
        this.stableFor = stableFor;
    }

    private record Sighting(
            long size, FileTime modified, @Nullable Object key, Instant since) {

        boolean sameAs(Sighting other) {
            return size == other.size && modified.equals(other.modified) && Objects.equals(key, other.key);
        }
    }

    /**
     * Scans the folder.
     *
     * @return the CSV files that are ready, oldest first
     * @throws IOException when the folder cannot be listed
     */
    public List<Path> ready(Path root, Instant now, WatchMessages messages) throws IOException {
        var present = new HashMap<Path, Sighting>();
        for (var file : FolderListing.of(root)) {
            if (isCsv(file)) {
                inspect(file, now, messages).ifPresent(sighting -> present.put(file, sighting));
            }
        }
        sightings = present;
        return present.entrySet().stream()
                .filter(seen -> isReady(seen.getValue(), now))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Sighting::modified)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isCsv(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private Optional<Sighting> inspect(Path file, Instant now, WatchMessages messages) {
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            reasonToIgnore(file, found).ifPresent(reason -> messages.reportOnce(file.getFileName() + reason));
            return found.isRegularFile() && isText(file) ? Optional.of(sighting(file, found, now)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // the file was removed again
        } catch (IOException e) {
            messages.reportOnce(file.getFileName() + ": " + ReportedProblems.describe(e));
            return Optional.empty();
        }
    }

    private static Optional<String> reasonToIgnore(Path file, BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return Optional.of(" is a symbolic link and is ignored; put the file itself into the folder");
        }
        if (found.isRegularFile() && !isText(file)) {
            return Optional.of(" has a name that is not valid text in the system's encoding and is ignored; rename it");
        }
        return found.isRegularFile() && found.size() == 0
                ? Optional.of(" is empty; Ferry uploads it when it has content")
                : Optional.empty();
    }

    /** Whether the name is valid text: bytes of another encoding would become a wrong name of a data set. */
    private static boolean isText(Path file) {
        try {
            return file.getFileSystem().getPath(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Sighting sighting(Path file, BasicFileAttributes found, Instant now) {
        var fresh = new Sighting(found.size(), found.lastModifiedTime(), found.fileKey(), now);
        var before = sightings.get(file);
        return before != null && before.sameAs(fresh) && !before.since().isAfter(now) ? before : fresh;
    }

    private boolean isReady(Sighting sighting, Instant now) {
        return sighting.size() > 0 && !now.isBefore(sighting.since().plus(stableFor));
    }
}
