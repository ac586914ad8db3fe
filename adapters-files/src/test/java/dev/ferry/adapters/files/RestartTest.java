package dev.ferry.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.Ferry;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a watch that is killed between any two steps and restarted loses nothing and sends nothing twice. */
class RestartTest {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void watchTheFolder() {
        rig = new Rig(folder);
    }

    @Test
    void continuesWhenKilledBetweenClaimAndSubmission() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        assertKilledBy(SimulatedKill.beforeSubmitting(rig.ferry));
        assertThat(rig.files()).containsExactly("uploading/June.csv");
        assertThat(rig.uploads()).isEmpty();

        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledRightAfterTheUploadIsInTheJournal() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        assertKilledBy(SimulatedKill.afterSubmitting(rig.ferry));
        assertThat(rig.uploads()).hasSize(1);

        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledWhileTheUploadRuns() throws IOException {
        var answer = rig.platform.uploadPending();
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        assertThat(rig.files()).containsExactly("uploading/June.csv");

        rig.restart();
        rig.run();
        answer.complete(Samples.TOKEN);
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledWhileResultsAreWritten() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        assertKilledBy(SimulatedKill.whileReading(ResultKind.TABLE_OF_RESULT_IDS, rig.ferry));
        assertThat(rig.files()).contains("uploading/June.csv");

        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledBetweenTheResultsAndTheFile() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        Files.writeString(folder.resolve("done/June.feedback.txt"), "feedback");

        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledWithAHalfWrittenFile() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        Files.writeString(folder.resolve("done/.ferry-123.part"), "feed");

        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledRightAfterTheFileIsMoved() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.watch.close();
        rig.watch = new WatchedFolder(rig.ferry, WatchSettings.of(folder), RestartTest::killWhenCompleted, rig.time);
        assertThatThrownBy(rig::run).isInstanceOf(SimulatedKill.class);

        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWhenKilledTogetherWithTheEngine() throws IOException {
        rig.core.stop();
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        assertThat(rig.uploads()).hasSize(1);
        assertThat(rig.platform.uploads()).isEmpty();

        rig.core = rig.newCore();
        rig.core.start();
        rig.ferry = rig.core.ferry();
        rig.restart();
        rig.run();

        assertUploadedOnce();
    }

    @Test
    void continuesWithSeveralFilesOfANameInTheirOrder() throws IOException {
        var answer = rig.platform.uploadPending();
        rig.drop("June.csv", "first");
        rig.claimAndSubmit();
        rig.drop("June.csv", "second");
        rig.run();

        rig.restart();
        answer.complete(Samples.TOKEN);
        rig.run();
        rig.run();

        assertThat(rig.platform.uploads()).extracting(ReceivedUpload::data).containsExactly("first", "second");
        assertThat(rig.text("done/June-2.csv")).isEqualTo("second");
    }

    private void assertKilledBy(Ferry ferry) {
        rig.watch.close();
        rig.watch = rig.newWatch(ferry);
        assertThatThrownBy(rig::run).isInstanceOf(SimulatedKill.class);
    }

    private static void killWhenCompleted(String message) {
        if (message.contains("completed")) {
            throw new SimulatedKill();
        }
    }

    private void assertUploadedOnce() throws IOException {
        assertThat(rig.uploads()).hasSize(1);
        assertThat(rig.platform.uploads()).hasSize(1);
        assertThat(rig.files())
                .containsExactly("done/June.csv", "done/June.feedback.txt", "done/June.tableofresultids.txt");
        assertThat(rig.text("done/June.csv")).isEqualTo(Rig.CSV);
        assertThat(rig.text("done/June.feedback.txt")).isEqualTo("feedback");
    }
}
