package dev.ferry.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the folders that files move to, and the sidecar files in the same folders. */
class FileMoverTest {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void watchTheFolder() {
        rig = new Rig(folder);
    }

    @Test
    void putsEachResultBesideACompletedFile() throws IOException {
        rig.platform.result(ResultKind.FEEDBACK, "all is well").result(ResultKind.TABLE_OF_RESULT_IDS, "1\n2\n");
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.text("done/June.csv")).isEqualTo(Rig.CSV);
        assertThat(rig.text("done/June.feedback.txt")).isEqualTo("all is well");
        assertThat(rig.text("done/June.tableofresultids.txt")).isEqualTo("1\n2\n");
        assertThat(rig.messages.getLast()).contains("June.csv completed", "done");
    }

    @Test
    void saysHowToFetchAMissingResultLater() throws IOException {
        rig.platform.resultFails(ResultKind.TABLE_OF_RESULT_IDS, new Refused(404, "none"));
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        var id = rig.uploads().getFirst().upload().id().value();
        assertThat(rig.files()).containsExactly("done/June.csv", "done/June.feedback.txt", "done/June.missing.txt");
        assertThat(rig.text("done/June.missing.txt")).endsWith("\nferry results " + id + " tableofresultids\n");
        assertThat(rig.messages.getLast()).contains("completed", "without tableofresultids");
        assertThat(rig.platform.requests()).containsOnlyOnce("tableofresultids");
    }

    @Test
    void listsTheProblemsOfARejectedFileByLineColumnAndValue() throws IOException {
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files())
                .containsExactly("rejected/June.csv", "rejected/June.feedback.txt", "rejected/June.problems.txt");
        assertThat(rig.text("rejected/June.problems.txt"))
                .contains("rejected June.csv", "'failed'", "Correct the file")
                .endsWith("\nJune.csv:2: Reference: 'E1': unknown person\n");
        assertThat(rig.text("rejected/June.feedback.txt")).isEqualTo("1|E1|unknown person");
    }

    @Test
    void listsTheWarningsAboutACompletedFile() throws IOException {
        rig.platform.result(ResultKind.FEEDBACK, "1|E1|unusual person");
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files()).contains("done/June.csv", "done/June.feedback.txt", "done/June.warnings.txt");
        assertThat(rig.text("done/June.warnings.txt"))
                .contains("accepted June.csv", "warnings")
                .endsWith("\nJune.csv:2: Reference: 'E1': unusual person\n");
        assertThat(rig.messages.getLast()).contains("June.csv completed", "listed warnings: 1");
    }

    @Test
    void movesAFileInDoubtToHeldAndSaysWhatToDo() throws IOException {
        rig.platform.uploadFails(new OutcomeUnknown("the connection broke"));
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files()).containsExactly("held/June.csv", "held/June.reason.txt");
        assertThat(rig.text("held/June.reason.txt"))
                .contains("in doubt", "the connection broke", "did not send it again", "back into the folder");
        assertThat(rig.platform.uploads()).hasSize(1);
    }

    @Test
    void movesAFileThatFailedToHeld() throws IOException {
        rig.platform.uploadFails(new Refused(409, "the name is taken"));
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.text("held/June.reason.txt"))
                .contains("failed", "the name is taken")
                .containsPattern("ferry retry \\S+ --overwrite\n");
    }

    @Test
    void movesAFileWhoseUploadWasCancelledToHeld() throws IOException {
        rig.platform.uploadsHang(1);
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        var id = rig.uploads().getFirst().upload().id();
        assertThat(rig.ferry.decide().cancel(id).toCompletableFuture()).isCompleted();

        rig.run();

        assertThat(rig.text("held/June.reason.txt")).contains("cancelled", id.value());
    }

    @Test
    void movesAFileThatIsNotTextToHeldAndNamesTheByte() throws IOException {
        Files.write(folder.resolve("June.csv"), new byte[] {'a', (byte) 0xFF});

        rig.run();

        assertThat(rig.files()).containsExactly("held/June.csv", "held/June.reason.txt");
        assertThat(rig.text("held/June.reason.txt")).contains("was not sent", "byte 2 is not UTF-8");
        assertThat(rig.uploads()).isEmpty();
    }

    @Test
    void reportsAByteOrderMarkThatItRemoves() throws IOException {
        rig.drop("June.csv", "\uFEFF" + Rig.CSV);

        rig.run();

        assertThat(rig.messages).anyMatch(line -> line.contains("June.csv: the byte order mark"));
        assertThat(rig.platform.uploads().getFirst().data()).isEqualTo(Rig.CSV);
    }

    @Test
    void overwritesNoFileWithOtherContent() throws IOException {
        Files.createDirectory(folder.resolve("done"));
        Files.writeString(folder.resolve("done/June.csv"), "older");
        Files.writeString(folder.resolve("done/June-2.feedback.txt"), "older result");
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.text("done/June.csv")).isEqualTo("older");
        assertThat(rig.text("done/June-2.feedback.txt")).isEqualTo("older result");
        assertThat(rig.text("done/June-3.csv")).isEqualTo(Rig.CSV);
        assertThat(rig.text("done/June-3.feedback.txt")).isEqualTo("feedback");
    }

    @Test
    void replacesItsOwnNoteAboutAFileThatIsGone() throws IOException {
        Files.createDirectory(folder.resolve("held"));
        Files.writeString(folder.resolve("held/June.reason.txt"), "what was wrong last week");
        rig.platform.uploadFails(new Refused(409, "the name is taken"));
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files()).containsExactly("held/June.csv", "held/June.reason.txt");
        assertThat(rig.text("held/June.reason.txt")).contains("the name is taken");
    }

    @Test
    void shortensANameThatLeavesNoRoomForTheSuffix() throws IOException {
        var stem = "ü".repeat(125);
        rig.drop(stem + ".csv", Rig.CSV);

        rig.run();

        assertThat(rig.platform.uploads().getFirst().name()).isEqualTo(stem);
        assertThat(rig.files()).hasSize(3).allMatch(file -> file.startsWith("done/" + "ü".repeat(95) + "."));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void createsSubfoldersForTheirOwnerOnly() throws IOException {
        rig.run();

        for (var sub : new String[] {"uploading", "done", "rejected", "held"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(sub))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void keepsResultsWithUnusualKindsInTheFolder() throws IOException {
        var up = new ResultKind("../../up");
        var settings = new WatchSettings(
                folder,
                Duration.ofSeconds(1),
                Rig.STABLE,
                10,
                new UploadOptions(false, List.of(up), TableFormat.DETECTED, false));
        rig.watch = new WatchedFolder(rig.ferry, settings, rig.messages::add, rig.time);
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files()).containsExactly("done/June.______up.txt", "done/June.csv");
    }

    @Test
    void reportsHostileNamesInVisibleCharacters() throws IOException {
        rig.drop("\u202Egnp\u001b[2J.csv", Rig.CSV);

        rig.run();

        assertThat(rig.messages).allSatisfy(line -> assertThat(line).doesNotContain("\u202E", "\u001b"));
        assertThat(rig.messages.getLast()).contains("\\u202Egnp\\x1b[2J.csv");
    }
}
