package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.adapters.files.folder.StableFile;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.ContentHasher;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moves claimed files to the sub-folder of their outcome, and reports each move. */
public final class FileMover {

    private static final String CSV = ".csv";
    private static final int MAX_STEM_BYTES = 190;

    private final FileOutcomes outcomes;
    private final TableFormat format;
    private final WatchMessages messages;

    public FileMover(ReadResults results, TableFormat format, WatchMessages messages) {
        this.outcomes = new FileOutcomes(results);
        this.format = format;
        this.messages = messages;
    }

    /**
     * Moves a file whose upload is at rest. Only a file with the data that was sent goes to {@code done/}: it may have
     * grown since it was read.
     *
     * @throws IOException when the disk or the journal fails; calling it again does no harm
     */
    public void move(ClaimedFile file, Upload upload, FolderLayout layout) throws IOException {
        var found = outcomes.of(file, upload, layout);
        var outcome = isWhatWasSent(file, upload) ? found : FileOutcomes.changed(file, upload, found, layout);
        var moved = new Move(file, outcome).run();
        var notSent = moved.duplicate() && outcome.duplicateNote() != null;
        report(file, notSent ? "was uploaded before and is not sent again" : outcome.message(), moved, layout);
    }

    /**
     * Moves a file that Ferry refused.
     *
     * @param reason one line: the reason, and what to do
     * @throws IOException when the disk fails; calling it again does no harm
     */
    public void moveRefused(ClaimedFile file, String reason, FolderLayout layout) throws IOException {
        var outcome = FileOutcomes.refused(file, reason, layout);
        report(file, outcome.message(), new Move(file, outcome).run(), layout);
    }

    private boolean isWhatWasSent(ClaimedFile file, Upload upload) throws IOException {
        var original = upload.attempt().original();
        var data = StableFile.of(file.path());
        if (original != null && hash(data).equals(original.content())) {
            return true;
        }
        try {
            return ContentKey.sha256(data, format)
                    .equals(upload.attempt().payload().sha256());
        } catch (IOException e) {
            if (e.getCause() instanceof UnusableDataException) {
                return false;
            }
            throw e;
        }
    }

    private static ContentRef hash(Content data) throws IOException {
        var hasher = new ContentHasher();
        Await.interruptibly(data.open().thenCompose(chunks -> chunks.forEach(hasher::add)));
        return hasher.ref();
    }

    private void report(ClaimedFile file, String message, MovedFile moved, FolderLayout layout) {
        messages.report(
                file.fileName() + " " + message + "; it is now " + layout.root().relativize(moved.path()));
    }

    /**
     * A file at its new place.
     *
     * @param duplicate whether the folder already contained the same file
     */
    private record MovedFile(Path path, boolean duplicate) {}

    /**
     * The move of one file. It writes the sidecar files first and moves the file last, each under its final name only
     * when it is complete. So a move that a killed program left unfinished can be repeated without harm. It never
     * overwrites a file with other content.
     */
    private static final class Move {

        private final ClaimedFile file;
        private final FileOutcome outcome;
        private final Map<SidecarFile, Path> staged = new LinkedHashMap<>();

        private Move(ClaimedFile file, FileOutcome outcome) {
            this.file = file;
            this.outcome = outcome;
        }

        private MovedFile run() throws IOException {
            try {
                for (var sidecar : outcome.sidecars()) {
                    stage(sidecar);
                }
                var stem = freeStem();
                var target = path(stem, CSV);
                var duplicate = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
                if (duplicate && outcome.duplicateNote() != null) {
                    stage(outcome.duplicateNote());
                }
                for (var sidecar : staged.entrySet()) {
                    rename(sidecar.getValue(), path(stem, sidecar.getKey().suffix()));
                }
                rename(file.path(), target);
                return new MovedFile(target, duplicate);
            } finally {
                for (var temporary : staged.values()) {
                    Files.deleteIfExists(temporary);
                }
            }
        }

        private void stage(SidecarFile sidecar) throws IOException {
            var temporary = FolderLayout.temporary(outcome.folder());
            staged.put(sidecar, temporary);
            write(sidecar.content(), temporary);
        }

        /** The file's own stem, with the first number that avoids a conflict if one is needed. */
        private String freeStem() throws IOException {
            var shortened = shortened(file.stem());
            var stem = shortened;
            for (int number = 2; !isFree(stem); number++) {
                stem = shortened + "-" + number;
            }
            return stem;
        }

        private boolean isFree(String stem) throws IOException {
            for (var sidecar : staged.entrySet()) {
                if (!sidecar.getKey().isNote()
                        && !canWrite(path(stem, sidecar.getKey().suffix()), sidecar.getValue())) {
                    return false;
                }
            }
            return canWrite(path(stem, CSV), file.path());
        }

        private Path path(String stem, String suffix) {
            return outcome.folder().resolve(stem + suffix);
        }
    }

    private static void write(Content content, Path temporary) throws IOException {
        try (var chunks = Await.interruptibly(content.open());
                var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            for (var chunk = Await.interruptibly(chunks.next());
                    chunk.isPresent();
                    chunk = Await.interruptibly(chunks.next())) {
                while (chunk.get().hasRemaining()) {
                    channel.write(chunk.get());
                }
            }
            channel.force(true);
        }
    }

    /** Whether the target does not exist, or is a regular file with the same content as the source. */
    private static boolean canWrite(Path target, Path source) throws IOException {
        return !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                || (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(target, source) == -1);
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves room for a number and a suffix: most file systems allow 255 bytes a name. */
    private static String shortened(String stem) {
        var name = new StringBuilder(stem);
        while (name.toString().getBytes(StandardCharsets.UTF_8).length > MAX_STEM_BYTES) {
            var last = name.codePointBefore(name.length());
            name.setLength(name.length() - Character.charCount(last));
        }
        return name.toString();
    }
}
