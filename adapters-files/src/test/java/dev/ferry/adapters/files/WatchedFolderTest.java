package dev.ferry.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.Ferry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the folder as a whole: several watches on it, and errors with it. */
class WatchedFolderTest {

    @TempDir
    private Path parent;

    private Path folder;
    private Rig rig;

    @BeforeEach
    void watchAFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("inbox"));
        rig = new Rig(folder);
    }

    @Test
    void twoWatchesOnOneFolderSendEachFileOnce() throws IOException {
        var other = rig.newWatch(rig.ferry);
        rig.drop("June.csv", Rig.CSV);
        for (int i = 0; i < 4; i++) {
            rig.watch.scan();
            other.scan();
            rig.time.pass(Rig.STABLE);
        }

        assertThat(rig.platform.uploads()).hasSize(1);
        assertThat(rig.files()).hasSize(3).contains("done/June.csv");
        assertThat(rig.messages)
                .filteredOn(line -> line.contains("this one waits"))
                .hasSize(1);
    }

    @Test
    void theSecondWatchTakesOverWhenTheFirstIsClosed() throws IOException {
        var other = rig.newWatch(rig.ferry);
        rig.platform.uploadsHang(1);
        rig.drop("June.csv", Rig.CSV);
        rig.claimAndSubmit();
        other.scan();

        rig.watch.close();
        rig.watch = other;
        rig.drop("July.csv", Rig.CSV);
        rig.run();

        assertThat(rig.uploads()).hasSize(2);
        assertThat(rig.files()).contains("uploading/June.csv", "done/July.csv");
    }

    @Test
    void reportsNothingWhenAFileIsGoneBeforeItIsClaimed() throws IOException {
        var file = rig.drop("June.csv", Rig.CSV);
        rig.watch.scan();
        Files.delete(file);
        rig.time.pass(Rig.STABLE);

        rig.run();

        assertThat(rig.messages).isEmpty();
    }

    @Test
    void waitsForAMissingFolderAndReportsItOnce() throws IOException {
        rig.watch.scan();
        var away = Files.move(folder, parent.resolve("away"));
        rig.run();
        assertThat(rig.messages).singleElement().asString().contains("cannot be watched", "does not exist");

        Files.move(away, folder);
        rig.drop("June.csv", Rig.CSV);
        rig.run();

        assertThat(rig.files()).contains("done/June.csv");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesToNoSubfolderThatIsALink() throws IOException {
        var outside = Files.createDirectory(parent.resolve("outside"));
        var link = Files.createSymbolicLink(folder.resolve("done"), outside);
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(outside).isEmptyDirectory();
        assertThat(rig.platform.uploads()).isEmpty();
        assertThat(rig.messages).singleElement().asString().contains("must be a folder, not a link");
        Files.delete(link);
        rig.run();
        assertThat(rig.files()).contains("done/June.csv");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void watchesAFolderThroughALink() throws IOException {
        var link = Files.createSymbolicLink(parent.resolve("link"), folder);
        rig.watch = new WatchedFolder(rig.ferry, WatchSettings.of(link), rig.messages::add, rig.time);
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files()).contains("done/June.csv");
    }

    @Test
    void anErrorWithOneFileStopsNoOther() throws IOException {
        rig.drop("June.csv", Rig.CSV);
        rig.drop("July.csv", Rig.CSV);
        rig.watch = rig.newWatch(withoutJune(rig.ferry));

        rig.run();

        assertThat(rig.files()).contains("uploading/June.csv", "done/July.csv");
        assertThat(rig.messages)
                .filteredOn(line -> line.startsWith("June.csv: "))
                .singleElement()
                .asString()
                .contains("the disk is full", "tries again");
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheWatch() throws IOException {
        rig.watch = new WatchedFolder(
                rig.ferry,
                WatchSettings.of(folder),
                line -> {
                    throw new IllegalStateException(line);
                },
                rig.time);
        rig.drop("June.csv", Rig.CSV);

        rig.run();

        assertThat(rig.files()).contains("done/June.csv");
    }

    @Test
    void itsThreadScansUntilItIsClosed() throws Exception {
        var reported = new CountDownLatch(1);
        rig.drop("June.csv", "");
        var watch = new WatchedFolder(rig.ferry, WatchSettings.of(folder), line -> reported.countDown());
        watch.start();

        assertThat(reported.await(60, TimeUnit.SECONDS)).isTrue();
        watch.close();
        watch.close();

        rig.watch.scan();
        assertThat(rig.messages).noneMatch(line -> line.contains("this one waits"));
    }

    private static Ferry withoutJune(Ferry ferry) {
        return SimulatedKill.with(
                ferry,
                request -> request.name().value().equals("June")
                        ? CompletableFuture.failedStage(new IOException("the disk is full"))
                        : ferry.submit().submit(request),
                ferry.results());
    }
}
