package dev.ferry.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no data sets, or that change while Ferry sends them. */
class UnexpectedFileTest {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void watchTheFolder() {
        rig = new Rig(folder);
    }

    @Test
    void aFileThatGrewAfterItWasReadDoesNotGoToDone() throws IOException {
        var sending = rig.platform.uploadPending();
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        Files.writeString(folder.resolve("uploading/June.csv"), "E2", StandardOpenOption.APPEND);

        sending.complete(Samples.TOKEN);
        rig.run();

        assertThat(rig.platform.uploads()).singleElement().returns(Rig.CSV, ReceivedUpload::data);
        assertThat(rig.files()).contains("held/June.csv", "held/June.changed.txt", "held/June.feedback.txt");
        assertThat(rig.files()).noneMatch(file -> file.startsWith("done/"));
        assertThat(rig.text("held/June.changed.txt"))
                .contains("other data", Rig.CSV.length() + " bytes", "put it back");
        assertThat(rig.messages.getLast()).contains("June.csv completed", "other data than was sent");
    }

    @Test
    void holdsAFileThatIsNoDataSet() throws IOException {
        rig.drop("June.csv", "Reference,StartDate,StartTime,EndDate,EndTime\r\n");
        rig.drop("July.csv", "PK\u0003\u0004");

        rig.run();

        assertThat(rig.text("held/June.reason.txt"))
                .contains("a header but no rows")
                .contains("(FERRY_WATCH_ALLOW_EMPTY=true)");
        assertThat(rig.text("held/July.reason.txt")).contains("it is a ZIP archive, not CSV");
        assertThat(rig.platform.uploads()).isEmpty();
    }

    @Test
    void uploadsAnIntendedEmptySet() throws IOException {
        rig.watch = new WatchedFolder(
                rig.ferry,
                WatchSettings.of(folder).with(new UploadOptions(false, List.of(), TableFormat.DETECTED, true)),
                rig.messages::add,
                rig.time);
        rig.drop("June.csv", "Reference,StartDate,StartTime,EndDate,EndTime\r\n");

        rig.run();

        assertThat(rig.platform.uploads()).hasSize(1);
    }
}
