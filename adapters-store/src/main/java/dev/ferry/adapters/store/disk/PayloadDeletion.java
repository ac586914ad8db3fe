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
 * Deletes files without a lock, while other processes may store the same bytes or delete them too. A file is first
 * moved to a name of its own in {@code leaving/}, where no store can replace it, and only then is its age the last
 * word: what was stored again a moment before the move is put back.
 */
record PayloadDeletion(PayloadFolder folder) {

    private static final Pattern LEAVING = Pattern.compile("[0-9a-f]{64}\\..+");

    /** Whether it deleted the file: not when it is young, absent, or in the hands of another. */
    boolean discard(ContentRef ref, Instant storedBefore) throws IOException {
        var file = folder.file(ref.sha256());
        var leaving = folder.leaving().resolve(ref.sha256() + "." + UUID.randomUUID());
        try {
            if (isYoung(file, storedBefore)) {
                return false;
            }
            Files.move(file, leaving, StandardCopyOption.ATOMIC_MOVE);
            return judge(leaving, storedBefore);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Deletes a file that has been moved, or puts it back when it was stored again just before the move. */
    boolean judge(Path leaving, Instant storedBefore) throws IOException {
        if (isYoung(leaving, storedBefore)) {
            putBack(leaving);
            return false;
        }
        return Files.deleteIfExists(leaving);
    }

    /** Puts back what a killed process was about to delete: whether it was to be kept is not known any more. */
    void putBackLeftOvers() throws IOException {
        for (var leaving : files(folder.leaving())) {
            if (LEAVING.matcher(leaving.getFileName().toString()).matches()) {
                putBack(leaving);
            }
        }
    }

    /** Deletes what killed processes have begun to write. A file being written is as old as its last byte. */
    void removeAbandoned(Instant before) throws IOException {
        for (var file : files(folder.incoming())) {
            try {
                if (!isYoung(file, before)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // it was finished meanwhile
            }
        }
    }

    /**
     * Bytes that have been stored again meanwhile stay as they are. The time is that of now, lest an older file take
     * the place, and with it the age, of one that is stored at this very moment.
     */
    private void putBack(Path leaving) throws IOException {
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
            // another process has put it back, or deleted it
        }
    }

    private static boolean isYoung(Path file, Instant storedBefore) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(FileTime.from(storedBefore)) >= 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
