package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
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

/**
 * Brings a file where it belongs, its companions first and itself last, each complete before it has its name: whatever
 * a killed program has done of it is done again without harm. Nothing that holds something else is ever written over.
 */
final class FileMover {

    private static final String CSV = ".csv";
    private static final int LONGEST_BASE = 190;

    private final ClaimedFile file;
    private final FileOutcome ending;
    private final Map<SidecarFile, Path> staged = new LinkedHashMap<>();

    private FileMover(ClaimedFile file, FileOutcome ending) {
        this.file = file;
        this.ending = ending;
    }

    /**
     * A file that has landed.
     *
     * @param again whether the very same file lay there already
     */
    record Landed(Path path, boolean again) {}

    static Landed land(ClaimedFile file, FileOutcome ending) throws IOException {
        return new FileMover(file, ending).land();
    }

    private Landed land() throws IOException {
        try {
            for (var companion : ending.companions()) {
                stage(companion);
            }
            var base = base();
            var target = in(base, CSV);
            var again = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
            if (again && ending.again() != null) {
                stage(ending.again());
            }
            for (var companion : staged.entrySet()) {
                rename(companion.getValue(), in(base, companion.getKey().suffix()));
            }
            rename(file.path(), target);
            return new Landed(target, again);
        } finally {
            for (var temporary : staged.values()) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private void stage(SidecarFile companion) throws IOException {
        var temporary = FolderLayout.temporary(ending.folder());
        staged.put(companion, temporary);
        write(companion.content(), temporary);
    }

    private static void write(Content content, Path temporary) throws IOException {
        try (var chunks = Await.interruptibly(content.open());
                var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            for (var piece = Await.interruptibly(chunks.next());
                    piece.isPresent();
                    piece = Await.interruptibly(chunks.next())) {
                while (piece.get().hasRemaining()) {
                    channel.write(piece.get());
                }
            }
            channel.force(true);
        }
    }

    /** The file's own name, or with the first number under which nothing else lies. */
    private String base() throws IOException {
        var stem = shortened(file.stem());
        var base = stem;
        for (int number = 2; !isFree(base); number++) {
            base = stem + "-" + number;
        }
        return base;
    }

    private boolean isFree(String base) throws IOException {
        for (var companion : staged.entrySet()) {
            if (!companion.getKey().ours()
                    && !isFree(in(base, companion.getKey().suffix()), companion.getValue())) {
                return false;
            }
        }
        return isFree(in(base, CSV), file.path());
    }

    private static boolean isFree(Path target, Path source) throws IOException {
        return !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                || (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(target, source) == -1);
    }

    private Path in(String base, String suffix) {
        return ending.folder().resolve(base + suffix);
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves room for what is added: most disks allow 255 bytes a name. */
    private static String shortened(String stem) {
        var name = new StringBuilder(stem);
        while (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_BASE) {
            var last = name.codePointBefore(name.length());
            name.setLength(name.length() - Character.charCount(last));
        }
        return name.toString();
    }
}
