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
 * What has appeared in the folder, and whether it is still being written. A file is ready when neither its size nor its
 * time has changed for a while; how it came, by a rename or byte by byte, makes no difference.
 */
public final class NewFiles {

    private final Duration stableFor;
    private Map<Path, Sighting> sightings = Map.of();

    /**
     * Has seen nothing yet.
     *
     * @param stableFor for how long a file must not have changed
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
     * Looks at the folder.
     *
     * @return the CSV files that are ready, the oldest first
     * @throws IOException when the folder cannot be listed
     */
    public List<Path> ready(Path root, Instant now, WatchMessages notices) throws IOException {
        var present = new HashMap<Path, Sighting>();
        for (var file : FolderListing.of(root)) {
            if (isCsv(file)) {
                look(file, now, notices).ifPresent(sighting -> present.put(file, sighting));
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

    private Optional<Sighting> look(Path file, Instant now, WatchMessages notices) {
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            refusal(file, found).ifPresent(why -> notices.standing(file.getFileName() + why));
            return found.isRegularFile() && isText(file) ? Optional.of(sighting(file, found, now)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // whoever put it there took it away again
        } catch (IOException e) {
            notices.standing(file.getFileName() + ": " + ReportedProblems.words(e));
            return Optional.empty();
        }
    }

    private static Optional<String> refusal(Path file, BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return Optional.of(" is a symbolic link and is left alone; put the file itself here");
        }
        if (found.isRegularFile() && !isText(file)) {
            return Optional.of(" has a name that is no text here and is left alone; rename it");
        }
        return found.isRegularFile() && found.size() == 0
                ? Optional.of(" is empty; it is taken once there is something in it")
                : Optional.empty();
    }

    /** A name in bytes of another encoding would make a data set's name that nobody chose. */
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
