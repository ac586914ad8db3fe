package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.memory.MemoryPayloads;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.Completed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must outlive a failure of the machine is forced to the disk, and nothing else is. */
class DurableWritesTest {

    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void anUploadThatIsAloneForcesFourCommitsToTheDisk(@TempDir Path folder) throws IOException {
        var scheduler = new ThreadScheduler("ferry-engine");
        try (var store = SqliteJournal.open(folder.resolve("ferry.db"), scheduler, size -> commits.incrementAndGet())) {
            var core = core(new DrivenPorts(
                    new ScriptedPlatform(),
                    store.journal(),
                    store.claims(),
                    store.events(),
                    store.retention(),
                    new MemoryPayloads(scheduler),
                    scheduler));
            core.start();

            var submitted = core.ferry().submit().submit(Harness.request("June", Harness.CSV));
            var id = Harness.taken(submitted.toCompletableFuture().join());
            var ended = core.ferry().track().await(id, Duration.ofMinutes(1));

            assertThat(ended.toCompletableFuture().join())
                    .hasValueSatisfying(entry -> assertThat(entry.upload()).isInstanceOf(Completed.class));
            core.stop().toCompletableFuture().join();
        } finally {
            scheduler.close().toCompletableFuture().join();
        }
        assertThat(commits)
                .as("entered, intended, accepted, completed; neither claiming nor looking out")
                .hasValue(4);
    }

    private static FerryCore core(DrivenPorts ports) {
        return new FerryCore(ports, Harness.DATASETS, Harness.settings(InDoubtPolicy.HOLD, 8), new Random(1));
    }
}
