package dev.ferry.adapters.store.disk;

import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Deletes files without a lock, while other processes may store or delete the same bytes. It first moves a file to a
 * unique name in {@code leaving/}, where no store can replace it. Then it checks the age again, and restores a file
 * that was stored again just before the move.
 */
record PayloadDeletion(PayloadFolder folder) {

    private static final Pattern LEAVING = Pattern.compile("[0-9a-f]{64}\\..+");

    /**
     * Deletes a file, unless it is recent or missing.
     *
     * @return whether this call deleted the file
     */
    boolean discard(ContentRef ref, Instant storedBefore) throws IOException {
        var file = folder.file(ref.sha256());
        var leaving = folder.leaving().resolve(ref.sha256() + "." + UUID.randomUUID());
        try {
            if (isRecent(file, storedBefore)) {
                return false;
            }
            Files.move(file, leaving, StandardCopyOption.ATOMIC_MOVE);
            return deleteUnlessRecent(leaving, storedBefore);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Deletes a moved file, or restores it if it was stored again just before the move. */
    boolean deleteUnlessRecent(Path leaving, Instant storedBefore) throws IOException {
        if (isRecent(leaving, storedBefore)) {
            restore(leaving);
            return false;
        }
        return Files.deleteIfExists(leaving);
    }

    /**
     * Restores files that a killed process was about to delete, because it is unknown whether they are still needed.
     */
    void restoreLeftovers() throws IOException {
        for (var leaving : files(folder.leaving())) {
            if (LEAVING.matcher(leaving.getFileName().toString()).matches()) {
                restore(leaving);
            }
        }
    }

    /** Deletes unfinished files of killed processes. A file that is being written has the time of its last byte. */
    void deleteAbandoned(Instant before) throws IOException {
        for (var file : files(folder.incoming())) {
            try {
                if (!isRecent(file, before)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // The file was finished meanwhile.
            }
        }
    }

    /**
     * Restores a moved file, unless its bytes were stored again meanwhile. Sets the current time first: otherwise an
     * older file could replace a file that is stored at this moment, and the bytes would seem old.
     */
    private void restore(Path leaving) throws IOException {
        var name = leaving.getFileName().toString();
        var file = folder.file(name.substring(0, name.indexOf('.')));
        try {
            if (Files.exists(file)) {
                Files.deleteIfExists(leaving);
            } else {
                folder.touch(leaving);
                Files.move(leaving, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (NoSuchFileException e) {
            // Another process has restored or deleted the file.
        }
    }

    private static boolean isRecent(Path file, Instant storedBefore) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(FileTime.from(storedBefore)) >= 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
