package dev.ferry.adapters.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.application.FerryCore;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.ClaimMode;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only writes that must survive a failure of the machine are forced to the disk. */
class DurableWritesTest {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void aSingleUploadForcesFourCommits(@TempDir Path folder) throws IOException {
        var scheduler = new ThreadScheduler("ferry-engine");
        try (var store = SqliteJournal.open(
                        folder.resolve("ferry.db"),
                        scheduler,
                        size -> commits.incrementAndGet(),
                        new OpenMode(0, false));
                var payloads =
                        new SqlitePayloads(store.workers(), FilePayloads.open(folder.resolve("payloads"), scheduler))) {
            var core = core(new DrivenPorts(new ScriptedPlatform(), store.ports(), payloads, scheduler));
            core.start();

            var id = new IdempotencyKey("June").uploadId();
            var submitted = core.ferry().submit().submit(request());
            assertThat(submitted.toCompletableFuture().join()).isInstanceOf(Submitted.Accepted.class);
            var ended = core.ferry().track().await(id, Duration.ofMinutes(1));

            assertThat(ended.toCompletableFuture().join())
                    .hasValueSatisfying(entry -> assertThat(entry.upload()).isInstanceOf(Completed.class));
            core.stop().toCompletableFuture().join();
        } finally {
            scheduler.close().toCompletableFuture().join();
        }
        assertThat(commits)
                .as("entered, intended, accepted, completed; neither claims nor polls")
                .hasValue(4);
    }

    private static UploadRequest request() {
        return new UploadRequest(
                new DatasetName("June"),
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                null,
                Bytes.of(CSV),
                TableFormat.DETECTED,
                new IdempotencyKey("June"));
    }

    private static FerryCore core(DrivenPorts ports) {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 3);
        var settings = new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(Duration.ofMillis(10)),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(
                        Duration.ofMinutes(10), backoff, backoff, backoff, Duration.ofHours(1), Duration.ofMinutes(1)),
                new Workload(
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        ClaimMode.EVERYTHING));
        return new FerryCore(
                ports, new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1), settings, new Random(1));
    }
}
