package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.cli.follow.UploadFollower;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.StandardOutput;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.port.driving.TrackUpload;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Queued;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a command's wait. */
class WaitTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void resumesAnUploadAfterAWaitTimedOut() throws IOException {
        try (var slow = new Terminal(folder, "1500ms")) {
            var file = slow.file("June.csv", GOOD).toString();
            assertThat(slow.run("upload", file, "--wait", "200ms").code()).isEqualTo(5);

            var resumed = slow.run("resume");

            assertThat(resumed.code()).isZero();
            assertThat(resumed.out()).contains("1 rows processed, no errors");
            assertThat(slow.sandbox.uploads()).hasSize(1);
            assertThat(slow.run("resume").err()).isEqualTo("ferry: there are no unfinished uploads\n");
        }
    }

    /** Ending the request at that moment would put the upload in doubt. */
    @Test
    void doesNotEndWhileAnUploadIsBeingSent() throws IOException, InterruptedException {
        try (var slow = new Terminal(folder, "1m")) {
            var upload = endsWhileSending(slow, name -> slow.file(name, GOOD));

            assertThat(upload.code()).isEqualTo(5);
            assertThat(upload.err()).doesNotContain("in doubt");
            assertThat(slow.run("list").out()).contains("processing");
        }
    }

    /** The command sends the earlier upload, because its own one waits for it. */
    @Test
    void doesNotEndWhileTheEarlierUploadOfTheNameIsBeingSent() throws IOException, InterruptedException {
        try (var slow = new Terminal(folder, "1m")) {
            var upload = endsWhileSending(slow, name -> {
                slow.faults("{\"endpoint\":\"token\",\"fault\":\"latency\",\"for\":\"1m\",\"times\":1}");
                slow.run("upload", slow.file(name, GOOD).toString(), "--wait", "1ms");
                return slow.file(name, GOOD.replace("E1", "E2"));
            });

            assertThat(upload.code()).isEqualTo(5);
            assertThat(upload.err()).contains("waits for the earlier upload");
            assertThat(slow.run("list").out()).contains("processing").doesNotContain("in-doubt");
        }
    }

    /** It may be one that no wait of the command was for. The request takes longer than a signal would wait. */
    @Test
    void theEndOfACommandBreaksOffNoRequest() throws IOException, InterruptedException {
        try (var slow = new Terminal(folder, "1m")) {
            slow.faults("{\"endpoint\":\"upload\",\"fault\":\"latency\",\"for\":\"7s\",\"times\":1}");
            var console = new Console(new StandardOutput(OutputStream.nullOutputStream()), System.err, false, false);

            try (var session = slow.wiring(console).live()) {
                var submitted = Await.value(session.ferry().submit().submit(request(slow.file("June.csv", GOOD))));
                var id = ((Submitted.Accepted) submitted).entry().upload().id();
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> !(Await.value(session.ferry().track().find(id))
                                        .orElseThrow()
                                        .upload()
                                instanceof Queued));
            }

            assertThat(slow.run("list").out()).contains("processing").doesNotContain("in-doubt");
        }
    }

    /** Else the wait of a command would grow with the number of its uploads. */
    @Test
    void theWaitIsOneForAllUploads() throws IOException {
        var console = new Console(new StandardOutput(OutputStream.nullOutputStream()), System.err, false, false);
        var waits = new ArrayList<Duration>();
        try (var slow = new Terminal(folder, "1m");
                var session = slow.wiring(console).live();
                var follower = new UploadFollower(console, new RecordingWaits(session, waits), true)) {
            for (var data : List.of(GOOD, GOOD.replace("E1", "E2"))) {
                var submitted = Await.value(session.ferry().submit().submit(request(slow.file("June.csv", data))));
                follower.awaitAtRest(((Submitted.Accepted) submitted).entry(), Duration.ofMillis(400));
            }
        }

        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofMillis(600));
    }

    /** A session that notes how long each wait for an upload may last. */
    private record RecordingWaits(Session session, List<Duration> waits) implements Session {

        @Override
        public Ferry ferry() {
            var real = session.ferry();
            TrackUpload track = new TrackUpload() {
                @Override
                public CompletionStage<Optional<JournalEntry>> find(UploadId id) {
                    return real.track().find(id);
                }

                @Override
                public CompletionStage<UploadPage> list(UploadQuery query) {
                    return real.track().list(query);
                }

                @Override
                public CompletionStage<Optional<JournalEntry>> await(UploadId id, Duration timeout) {
                    waits.add(timeout);
                    return real.track().await(id, timeout);
                }
            };
            return new Ferry(
                    real.submit(),
                    track,
                    real.events(),
                    real.work(),
                    real.decide(),
                    real.results(),
                    real.dataset(),
                    real.platform(),
                    real.check(),
                    real.store(),
                    real.prune(),
                    real.delete(),
                    real.overview(),
                    real.pause());
        }

        @Override
        public String platformUrl() {
            return session.platformUrl();
        }

        @Override
        public String proxies() {
            return session.proxies();
        }

        @Override
        public boolean durable() {
            return session.durable();
        }

        @Override
        public void onInterrupt(Runnable atOnce, Runnable atEnd) {
            session.onInterrupt(atOnce, atEnd);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private static UploadRequest request(Path file) {
        return new UploadRequest(
                new DatasetName("June"),
                false,
                List.of(ResultKind.FEEDBACK),
                null,
                InputFile.content(file),
                TableFormat.DETECTED,
                null);
    }

    private interface Preparation {
        Path file(String name) throws IOException, InterruptedException;
    }

    /** Waits longer and longer, until a wait ends while the request is under way, on a machine of any speed. */
    private static Terminal.Result endsWhileSending(Terminal slow, Preparation preparation)
            throws IOException, InterruptedException {
        var wait = Duration.ofMillis(125);
        Terminal.Result upload;
        do {
            wait = wait.multipliedBy(2);
            var file = preparation.file("June-" + wait.toMillis() + ".csv").toString();
            slow.faults("{\"endpoint\":\"upload\",\"fault\":\"latency\",\"for\":\"%dms\",\"times\":1}"
                    .formatted(2 * wait.toMillis()));
            upload = slow.run("upload", file, "--overwrite", "--wait", wait.toMillis() + "ms");
        } while (!upload.err().contains("waiting for the Platform's answer")
                && wait.compareTo(Duration.ofSeconds(15)) < 0);
        assertThat(upload.err()).contains("waiting for the Platform's answer");
        return upload;
    }
}
