package dev.ferry.bootstrap.settings.trust;

import dev.ferry.domain.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * A folder, a link or a file on the way to a file.
 *
 * @param found its own attributes, not those of a link's target
 */
record PathStep(Path path, PosixFileAttributes found, int uid, int gid, boolean sticky) {

    private static final int ROOT = 0;
    private static final int STICKY = 01000;

    static PathStep of(Path path) throws IOException {
        return new PathStep(
                path,
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
                number(path, "unix:uid"),
                number(path, "unix:gid"),
                (number(path, "unix:mode") & STICKY) != 0);
    }

    private static int number(Path path, String attribute) throws IOException {
        return (int) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isLink() {
        return found.isSymbolicLink();
    }

    /** The owner of a file can change it; the owner of a folder or of a link can lead to another file. */
    void refuseUnlessOwnedBy(CurrentUser user, Path file) {
        if (uid != ROOT && !user.owns(found.owner())) {
            throw refusal(
                    file,
                    "belongs to another user, " + found.owner().getName(),
                    "chown " + (isLink() ? "-h " : "") + user.name());
        }
    }

    /** In a sticky folder, such as /tmp, only the owner of an entry can replace it. */
    void refuseIfOthersMayWrite(Path file) {
        if (!found.isOther() && !(found.isDirectory() && sticky)) {
            var all = may(PosixFilePermission.OTHERS_WRITE);
            var group = may(PosixFilePermission.GROUP_WRITE) && !isOwnersGroup();
            if (all || group) {
                throw refusal(
                        file,
                        "can be changed by "
                                + (all
                                        ? "all users"
                                        : "the group " + found.group().getName()),
                        "chmod " + (group ? "g" : "") + (all ? "o" : "") + "-w");
            }
        }
    }

    /**
     * Whether the group counts as its owner. Many systems give each user a group with the user's name, and let it write
     * new files. Platforms for containers run programs in root's group.
     */
    private boolean isOwnersGroup() {
        return gid == ROOT || found.group().getName().equals(found.owner().getName());
    }

    private boolean may(PosixFilePermission permission) {
        return found.permissions().contains(permission);
    }

    private IllegalArgumentException refusal(Path file, String problem, String command) {
        var lead = path.equals(file) ? "" : ", which leads to " + file + ",";
        return new IllegalArgumentException("%s%s %s, so Ferry does not use it; run: %s %s"
                .formatted(path, lead, problem, command, ShellWord.of(path.toString())));
    }
}
