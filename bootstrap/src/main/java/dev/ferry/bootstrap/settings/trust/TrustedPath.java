package dev.ferry.bootstrap.settings.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;

/**
 * Walks from the root folder to a file, as the operating system does, and examines each folder, each link and the file
 * itself. A path without POSIX permissions is trusted.
 */
public final class TrustedPath {

    /** The number of links that Linux follows. */
    private static final int MAX_LINKS = 40;

    private final Path file;
    private final CurrentUser user;
    private final Deque<Path> names = new ArrayDeque<>();

    TrustedPath(Path file, CurrentUser user) {
        this.file = file;
        this.user = user;
    }

    /**
     * Checks that only this user and root can change a file. A file that does not exist passes.
     *
     * @return the same file
     * @throws IllegalArgumentException with the command that helps, if another user can change it
     * @throws IOException if a folder cannot be searched
     */
    public static Path check(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            new TrustedPath(file, CurrentUser.ofProcess()).walk();
        }
        return file;
    }

    void walk() throws IOException {
        try {
            var place = start(file.toAbsolutePath());
            for (int links = 0; !names.isEmpty() && links <= MAX_LINKS; ) {
                var next = place.resolve(names.pop()).normalize(); // a link in place is resolved already
                var step = PathStep.of(next);
                step.refuseUnlessOwnedBy(user, file);
                if (!step.isLink()) {
                    step.refuseIfOthersMayWrite(file);
                    place = next;
                } else if (isOpenFile(next)) {
                    return;
                } else {
                    links++;
                    place = follow(place, Files.readSymbolicLink(next));
                }
            }
        } catch (NoSuchFileException e) {
            // the reader of the file reports it
        }
    }

    private Path start(Path absolute) throws IOException {
        var root = absolute.getRoot();
        push(absolute);
        PathStep.of(root).refuseUnlessOwnedBy(user, file);
        PathStep.of(root).refuseIfOthersMayWrite(file);
        return root;
    }

    private Path follow(Path folder, Path target) {
        push(target);
        return target.isAbsolute() ? target.getRoot() : folder;
    }

    private void push(Path path) {
        var steps = new ArrayList<Path>();
        path.forEach(steps::add);
        Collections.reverse(steps);
        steps.forEach(names::push);
    }

    /** Whether a link is a descriptor of this process, such as the pipe that /dev/stdin leads to. */
    private boolean isOpenFile(Path link) throws IOException {
        return names.isEmpty()
                && Files.exists(link)
                && Files.notExists(link.resolveSibling(Files.readSymbolicLink(link)), LinkOption.NOFOLLOW_LINKS);
    }
}
