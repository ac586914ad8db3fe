package dev.ferry.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that Ferry sends the same data under the same name once, and that other data replaces it. */
class SubmitOnceTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void watchTheFolder() {
        rig = new Rig(folder);
    }

    @Test
    void sendsTheSameDataUnderTheSameNameOnce() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.run();
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.platform.uploads()).hasSize(1);
        assertThat(rig.files())
                .containsExactly(
                        "done/June.already-uploaded.txt",
                        "done/June.csv",
                        "done/June.feedback.txt",
                        "done/June.tableofresultids.txt");
        assertThat(rig.text("done/June.already-uploaded.txt"))
                .contains("'June'", rig.uploads().getFirst().upload().id().value(), "not sent again");
        assertThat(rig.messages.getLast()).contains("uploaded before", "not sent again");
    }

    @Test
    void sendsTheSameDataUnderAnotherName() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.drop("July.csv", Rig.CSV);

        rig.run();

        assertThat(rig.platform.uploads()).extracting(ReceivedUpload::name).containsExactlyInAnyOrder("June", "July");
        assertThat(rig.files()).noneMatch(file -> file.contains("already"));
    }

    @Test
    void sendsTheSameDataFromTwoFoldersOnce() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.run();
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("June.csv"), Rig.CSV);
        rig.watch = new WatchedFolder(rig.ferry, WatchSettings.of(elsewhere), rig.messages::add, rig.time);

        rig.run();

        assertThat(rig.platform.uploads()).hasSize(1);
        assertThat(rig.files()).contains("elsewhere/done/June.csv", "elsewhere/done/June.feedback.txt");
    }

    @Test
    void replacesDataOfOthersOnlyIfItIsToldTo() throws IOException {
        var settings = WatchSettings.of(folder)
                .with(new UploadOptions(
                        true, List.of(ResultKind.FEEDBACK), TableFormat.in(StandardCharsets.ISO_8859_1), false));
        rig.watch.close();
        rig.watch = new WatchedFolder(rig.ferry, settings, rig.messages::add, rig.time);
        var row = "J\u00FCni,01/07/2024,09:00,01/07/2024,17:00\r\n";
        Files.write(folder.resolve("June.csv"), row.getBytes(StandardCharsets.ISO_8859_1));

        rig.run();

        assertThat(rig.platform.uploads()).containsExactly(new ReceivedUpload("June", true, HEADER + row));
        assertThat(rig.files()).containsExactly("done/June.csv", "done/June.feedback.txt");
    }

    @Test
    void replacesDataThatItUploadedUnderTheNameBefore() throws IOException {
        rig.drop("June.csv", "first");
        rig.run();
        rig.drop("June.csv", "second");

        rig.run();

        assertThat(rig.platform.uploads())
                .containsExactly(
                        new ReceivedUpload("June", false, "first"), new ReceivedUpload("June", true, "second"));
        assertThat(rig.text("done/June.csv")).isEqualTo("first");
        assertThat(rig.text("done/June-2.csv")).isEqualTo("second");
    }

    @Test
    void replacesARejectedDataSetByTheCorrectedOne() throws IOException {
        rig.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        rig.drop("June.csv", "wrong");
        rig.run();
        rig.drop("June.csv", "right");

        rig.run();

        assertThat(rig.platform.uploads())
                .containsExactly(new ReceivedUpload("June", false, "wrong"), new ReceivedUpload("June", true, "right"));
        assertThat(rig.files()).contains("rejected/June.csv", "done/June.csv");
    }

    @Test
    void doesNotReplaceDataThatOthersUploaded() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var other = new Rig(elsewhere);
        other.drop("June.csv", "theirs");
        other.watch = new WatchedFolder(rig.ferry, WatchSettings.of(elsewhere), line -> {}, rig.time);
        other.watch.scan();
        rig.time.pass(Rig.STABLE);
        other.watch.scan();
        rig.time.pass(Rig.STABLE);
        rig.drop("June.csv", "ours");

        rig.run();

        assertThat(rig.platform.uploads())
                .containsExactly(
                        new ReceivedUpload("June", false, "theirs"), new ReceivedUpload("June", false, "ours"));
    }

    @Test
    void sendsFilesOfOneNameInTheirOrder() throws IOException {
        var first = rig.platform.uploadPending();
        rig.drop("June.csv", "first");
        rig.claimAndSubmit();
        rig.drop("June.csv", "second");
        rig.run();
        rig.drop("June.csv", "third");
        rig.run();
        assertThat(rig.platform.uploads()).hasSize(1);
        assertThat(rig.files()).containsExactly("uploading/June.csv", "uploading/June.csv~2", "uploading/June.csv~3");

        first.complete(Samples.TOKEN);
        rig.run();
        rig.run();

        assertThat(rig.platform.uploads())
                .containsExactly(
                        new ReceivedUpload("June", false, "first"),
                        new ReceivedUpload("June", true, "second"),
                        new ReceivedUpload("June", true, "third"));
        assertThat(rig.text("done/June-3.csv")).isEqualTo("third");
    }

    @Test
    void movesAHeldFileThatIsPutBackByTheStateOfItsUpload() throws IOException {
        rig.platform.uploadFails(new OutcomeUnknown("the connection broke"));
        rig.drop("June.csv", Rig.CSV);
        rig.run();
        var id = rig.uploads().getFirst().upload().id();
        assertThat(rig.ferry.decide().settle(id, Settlement.OVERWRITE).toCompletableFuture())
                .isCompleted();
        Files.move(folder.resolve("held/June.csv"), folder.resolve("June.csv"));

        rig.run();

        assertThat(rig.uploads()).hasSize(1);
        assertThat(rig.platform.uploads()).hasSize(2).last().returns(true, ReceivedUpload::overwrite);
        assertThat(rig.files()).contains("done/June.csv", "done/June.feedback.txt");
        assertThat(rig.files()).noneMatch(file -> file.contains("already"));
    }

    @Test
    void sendsOtherDataOfANameInDoubtOnlyWhenTheFirstRequestMustHaveEnded() throws IOException {
        rig.platform.uploadFails(new OutcomeUnknown("the connection broke"));
        rig.drop("June.csv", "first");
        rig.run();
        rig.drop("June.csv", "second");

        rig.run();
        assertThat(rig.platform.uploads()).hasSize(1);
        assertThat(rig.messages.getLast()).contains("waits for upload", "of the same name");

        rig.time.pass(Duration.ofMinutes(10));
        rig.run();
        assertThat(rig.platform.uploads()).last().returns("second", ReceivedUpload::data);
        assertThat(rig.text("done/June.csv")).isEqualTo("second");
        assertThat(rig.text("held/June.csv")).isEqualTo("first");
    }
}
