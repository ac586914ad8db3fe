package dev.ferry.bootstrap.settings.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folders are in /tmp, which is sticky. */
class TrustedPathTest {

    private static final int ANOTHER = 12_345;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        file = Files.createFile(folder.resolve("file"));
        permit(folder, "rwx------");
        permit(file, "rw-r--r--");
    }

    @Test
    void aFileOfThisUserPasses() {
        assertPasses(file);
        assertPasses(folder.resolve("../folder/./file"));
        assertPasses(folder.resolve("missing"));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--rw-, all users, o-w", "rw-rw-rw-, all users, go-w"})
    void aFileThatOthersMayWriteIsRefused(String permissions, String group, String remedy) throws IOException {
        giveGroup(file, ANOTHER);
        permit(file, permissions);

        assertRefused(file, file + " can be changed by " + group + ", so", "; run: chmod " + remedy + " " + file);
    }

    @Test
    void aFileThatAGroupMayWriteIsRefusedUnlessTheGroupHasTheOwnersName() throws IOException {
        permit(file, "rw-rw----");
        giveGroup(file, ANOTHER);
        assertRefused(file, "can be changed by the group 12345", "chmod g-w " + file);

        give(file, ANOTHER);
        assertThatCode(new TrustedPath(file, new CurrentUser(Set.of(Files.getOwner(file))))::walk)
                .doesNotThrowAnyException();
    }

    @Test
    void aFolderThatOthersMayWriteIsRefusedUnlessItIsSticky() throws IOException {
        permit(folder, "rwxr-xrwx");
        assertRefused(file, folder + ", which leads to " + file + ", can be changed by all users", "o-w " + folder);

        assertThat(new ProcessBuilder("chmod", "+t", folder.toString())
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        assertPasses(file);
    }

    @Test
    void aFileOfAnotherUserIsRefused() throws IOException {
        give(file, ANOTHER);

        assertRefused(file, file + " belongs to another user, 12345, so", "run: chown " + name() + " " + file);
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws IOException {
        give(folder, ANOTHER);

        assertRefused(file, folder + ", which leads to " + file + ", belongs to another user", "chown " + name());
    }

    @Test
    void aLinkIsFollowedStepByStep() throws IOException {
        var open = Files.createDirectory(temporary.toRealPath().resolve("it's open"));
        permit(open, "rwxr-xrwx");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("../it's open/next"));
        Files.createSymbolicLink(open.resolve("next"), file);

        assertRefused(link, "can be changed by all users", "chmod o-w '" + temporary.toRealPath() + "/it'\\''s open'");

        permit(open, "rwxr-xr-x");
        assertPasses(link);
    }

    @Test
    void aLinkOfAnotherUserIsRefused() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), file);
        give(link, ANOTHER);

        assertRefused(link, link + " belongs to another user", "run: chown -h " + name() + " " + link);
    }

    @Test
    void linksInACircleEnd() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

        assertPasses(link);
    }

    @Test
    void aPipeOfThisProcessPasses() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.exists(descriptors));
        try (var pipes = Files.list(descriptors).filter(TrustedPathTest::isPipe)) {
            pipes.limit(1).forEach(TrustedPathTest::assertPasses);
        }
    }

    private static boolean isPipe(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertPasses(Path path) {
        assertThatCode(() -> TrustedPath.check(path)).doesNotThrowAnyException();
    }

    private static void assertRefused(Path path, String problem, String remedy) {
        assertThatThrownBy(() -> TrustedPath.check(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith(remedy.contains("/") ? remedy : remedy + " " + path.getParent());
    }

    private static String name() {
        return System.getProperty("user.name");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Only root can give files away. */
    private static void give(Path path, int uid) throws IOException {
        assumeTrue(name().equals("root"));
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    private static void giveGroup(Path path, int gid) throws IOException {
        assumeTrue(name().equals("root"));
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }
}
