package dev.ferry.adapters.files;

import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A watched folder over a core on virtual time: it acts only when a test calls it. */
final class Rig {

    static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    static final Duration STABLE = Duration.ofSeconds(2);

    final VirtualTime time = new VirtualTime();
    final ScriptedPlatform platform = new ScriptedPlatform();
    final InMemoryJournal journal = new InMemoryJournal(time);
    private final InMemoryPayloads payloads = new InMemoryPayloads(time);
    final Path folder;
    final List<String> messages = new ArrayList<>();
    FerryCore core;
    Ferry ferry;
    WatchedFolder watch;

    Rig(Path folder) {
        this.folder = folder;
        core = newCore();
        ferry = core.ferry();
        core.start();
        watch = newWatch(ferry);
    }

    /** Creates a core that processes only its own uploads, like the core of a command. The core is not started. */
    FerryCore newCore() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0);
        var engine = new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(Duration.ofSeconds(1)),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(
                        Duration.ofMinutes(10), backoff, backoff, backoff, Duration.ofHours(1), Duration.ofMinutes(1)),
                new Workload(
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Workload.ClaimMode.OWN));
        var ports = new DrivenPorts(platform, journal.ports(), payloads, time);
        return new FerryCore(
                ports, new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1), engine, new Random(1));
    }

    WatchedFolder newWatch(Ferry ferry) {
        return new WatchedFolder(ferry, WatchSettings.of(folder), messages::add, time);
    }

    /** Closes the watch and creates another: only the disk and the journal remain. */
    void restart() {
        watch.close();
        watch = newWatch(ferry);
    }

    /** Moves a complete file into the folder. */
    Path drop(String name, String content) throws IOException {
        var written = Files.writeString(Files.createTempFile("dropped", null), content);
        return Files.move(written, folder.resolve(name));
    }

    /** Scans often enough for everything that can happen. */
    void run() {
        for (int i = 0; i < 6; i++) {
            watch.scan();
            time.pass(STABLE);
        }
        watch.scan();
    }

    /** Scans until the files are claimed and submitted; the time does not advance afterwards. */
    void claimAndSubmit() {
        watch.scan();
        time.pass(STABLE);
        watch.scan();
    }

    String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    List<JournalEntry> uploads() {
        return journal.list(UploadQuery.newest(100))
                .toCompletableFuture()
                .join()
                .uploads();
    }

    /** All files in the folder except the lock, sorted. */
    List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isDirectory(path))
                    .map(path -> folder.relativize(path).toString())
                    .filter(path -> !path.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
