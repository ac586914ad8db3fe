package dev.ferry.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests which files Ferry takes, and when. */
class NewFilesTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Rig rig;

    @BeforeEach
    void watchTheFolder() {
        rig = new Rig(folder);
    }

    @Test
    void takesARenamedFileAndNamesTheDataSetAfterIt() throws IOException {
        rig.drop("June 2024.csv", Rig.CSV);

        rig.run();

        assertThat(rig.platform.uploads()).containsExactly(new ReceivedUpload("June 2024", false, Rig.CSV));
        assertThat(rig.files())
                .containsExactly(
                        "done/June 2024.csv", "done/June 2024.feedback.txt", "done/June 2024.tableofresultids.txt");
    }

    @Test
    void waitsWhileAFileGrows() throws IOException {
        var file = rig.drop("June.csv", "a");
        for (var more : new String[] {"b", "c", "d"}) {
            rig.watch.scan();
            rig.time.pass(Rig.STABLE.minusMillis(1));
            Files.writeString(file, more, StandardOpenOption.APPEND);
        }
        rig.watch.scan();
        rig.time.pass(Rig.STABLE.minusMillis(1));
        rig.watch.scan();
        assertThat(rig.files()).containsExactly("June.csv");

        rig.time.pass(Rig.STABLE);
        rig.run();

        assertThat(rig.platform.uploads()).containsExactly(new ReceivedUpload("June", false, "abcd"));
    }

    @Test
    void waitsUntilAnEmptyFileHasContentAndReportsItOnce() throws IOException {
        var file = rig.drop("June.csv", "");
        rig.run();
        assertThat(rig.files()).containsExactly("June.csv");
        assertThat(rig.messages).singleElement().asString().contains("June.csv is empty");

        Files.writeString(file, Rig.CSV);
        rig.run();

        assertThat(rig.platform.uploads()).hasSize(1);
    }

    @Test
    void takesCsvFilesInUpperAndLowerCaseOnly() throws IOException {
        var others = new String[] {".hidden.csv", "June.csv.part", "June.csv.tmp", "June.txt", "June.csv.crdownload"};
        for (var other : others) {
            rig.drop(other, Rig.CSV);
        }
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("deep.csv"), Rig.CSV);
        rig.drop("LOUD.CSV", Rig.CSV);

        rig.run();

        assertThat(rig.platform.uploads()).extracting(ReceivedUpload::name).containsExactly("LOUD");
        assertThat(rig.files()).contains(others).contains("sub/deep.csv", "done/LOUD.csv");
        assertThat(folder.resolve("folder.csv")).isDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ignoresASymbolicLinkAndReportsItOnce() throws IOException {
        var secret = Files.writeString(elsewhere.resolve("secret.csv"), Rig.CSV);
        var link = Files.createSymbolicLink(folder.resolve("link.csv"), secret);

        rig.run();
        rig.run();

        assertThat(rig.platform.uploads()).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(rig.messages).singleElement().asString().contains("link.csv is a symbolic link");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLinkThatReplacedAClaimedFile() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.platform.uploadsHang(1);
        rig.claimAndSubmit();
        var secret = Files.writeString(elsewhere.resolve("secret.csv"), "secret");
        var claimed = folder.resolve("uploading/June.csv");
        Files.delete(claimed);
        Files.createSymbolicLink(claimed, secret);

        rig.restart();
        rig.run();

        assertThat(rig.uploads()).hasSize(1);
        assertThat(secret).exists();
        assertThat(rig.platform.uploads())
                .noneMatch(delivered -> delivered.data().contains("secret"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsFilesWithUnusualNamesInTheFolder() throws IOException {
        for (var name : new String[] {"a\\..\\up.csv", "~.csv", "%2e%2e%2f.csv", "-rf *.csv", "Ünï—🚢.csv"}) {
            rig.drop(name, name);
        }

        rig.run();

        assertThat(rig.platform.uploads())
                .extracting(ReceivedUpload::name)
                .containsExactlyInAnyOrder("a\\..\\up", "~", "%2e%2e%2f", "-rf *", "Ünï—🚢");
        assertThat(rig.files()).hasSize(15).allMatch(file -> file.startsWith("done/"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void movesAFileToHeldWhenItsNameCannotNameADataSet() throws IOException {
        rig.drop("two\nlines.csv", Rig.CSV);
        rig.drop(" .csv", Rig.CSV);

        rig.run();

        assertThat(rig.platform.uploads()).isEmpty();
        assertThat(rig.files())
                .containsExactly(
                        "held/ .csv", "held/ .reason.txt", "held/two\nlines.csv", "held/two\nlines.reason.txt");
        assertThat(rig.text("held/two\nlines.reason.txt")).contains("control characters", "rename the file");
        assertThat(rig.messages).hasSize(2).noneMatch(line -> line.contains("\n"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ignoresAFileWhoseNameIsNotText() throws Exception {
        var touch = new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'J\\377.csv')\"");
        assertThat(touch.directory(folder.toFile()).start().waitFor()).isZero();

        rig.run();

        assertThat(rig.platform.uploads()).isEmpty();
        assertThat(rig.messages).singleElement().asString().contains("name that is not valid text");
    }

    @Test
    void claimsAtMostTheMaximumAndLeavesTheOtherFilesInTheFolder() throws IOException {
        var settings = new WatchSettings(
                folder,
                Duration.ofSeconds(1),
                Rig.STABLE,
                2,
                new UploadOptions(false, List.of(), TableFormat.DETECTED, false));
        rig.watch = new WatchedFolder(rig.ferry, settings, rig.messages::add, rig.time);
        rig.platform.uploadsHang(3);
        for (var name : new String[] {"a.csv", "b.csv", "c.csv"}) {
            rig.drop(name, name);
        }

        rig.run();

        assertThat(rig.files())
                .hasSize(3)
                .filteredOn(file -> file.startsWith("uploading/"))
                .hasSize(2);
        assertThat(rig.uploads()).hasSize(2);
    }
}
