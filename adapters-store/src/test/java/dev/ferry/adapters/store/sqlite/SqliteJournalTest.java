package dev.ferry.adapters.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.codec.JournalJson;
import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.application.port.driven.RowNumberings;
import dev.ferry.contracts.AccountRateLimitContract;
import dev.ferry.contracts.ClaimsContract;
import dev.ferry.contracts.EventLogContract;
import dev.ferry.contracts.JournalContract;
import dev.ferry.contracts.JournalUnderTest;
import dev.ferry.contracts.NameOrderContract;
import dev.ferry.contracts.ReopeningContract;
import dev.ferry.contracts.RetentionContract;
import dev.ferry.contracts.RowNumberingsContract;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.StoreStatsContract;
import dev.ferry.contracts.fake.MovableClock;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.contracts.processingtime.ProcessingTimesContract;
import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal in SQLite keeps all contracts of a journal, and survives what may happen to its files.
 *
 * <p>Long because every contract needs its own access to the one journal.
 */
class SqliteJournalTest
        implements JournalContract,
                ClaimsContract,
                NameOrderContract,
                EventLogContract,
                RetentionContract,
                AccountRateLimitContract,
                StoreStatsContract,
                ProcessingTimesContract,
                RowNumberingsContract,
                ReopeningContract {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final VirtualTime time = new VirtualTime();

    @SuppressWarnings("NullAway.Init")
    private SqlStore journal;

    @BeforeEach
    void open() throws IOException {
        journal = SqliteJournal.open(folder.resolve("data/journal.db"), time);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Override
    public JournalUnderTest ports() {
        return new JournalUnderTest(journal.ports(), time::pass);
    }

    @Override
    public AccountRateLimit rateLimit() {
        return journal.rateLimit(100, LONGEST_PAUSE);
    }

    @Override
    public MovableClock time() {
        return time;
    }

    @Override
    public RowNumberings numberings() {
        return journal.ports().numberings();
    }

    @Override
    public ProcessingTimes times() {
        return journal.ports().times();
    }

    /** Copies the files while the journal is open: they are the same files that a killed process leaves. */
    @Override
    public JournalUnderTest reopenedAfterACrash() {
        try {
            var copy = Files.createDirectory(folder.resolve("copy"));
            for (var file : List.of("journal.db", "journal.db-wal")) {
                Files.copy(folder.resolve("data").resolve(file), copy.resolve(file));
            }
            journal.close();
            journal = SqliteJournal.open(copy.resolve("journal.db"), time);
            return ports();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsProcessingTimesAfterAnAbruptEnd() {
        var observed = List.of(new ProcessingTime(1_000, Duration.ofSeconds(4), Duration.ofSeconds(5)));
        var stats = journal.ports().times().add(observed).toCompletableFuture().join();

        reopenedAfterACrash();

        ProcessingTimesContract.assertSame(
                journal.ports().times().read().toCompletableFuture().join(), stats);
    }

    @Test
    void storesProcessingTimesInAFewKilobytes() throws Exception {
        var random = new Random(1);
        for (int batch = 0; batch < 50; batch++) {
            journal.ports()
                    .times()
                    .add(IntStream.range(0, 100).mapToObj(i -> anyTime(random)).toList())
                    .toCompletableFuture()
                    .join();
        }
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/journal.db"));
                var bytes = database.createStatement()
                        .executeQuery("SELECT sum(length(weights)) AS bytes FROM processing_times")) {
            assertThat(bytes.getInt("bytes")).isLessThan(16 * 1024);
        }
    }

    @Test
    void servesTwoProcessesAtTheSameTime() throws IOException {
        try (var other = SqliteJournal.open(folder.resolve("data/journal.db"), time)) {
            journal.ports()
                    .uploads()
                    .enter(Samples.submitted("a"))
                    .toCompletableFuture()
                    .join();
            other.ports()
                    .uploads()
                    .enter(Samples.submitted("b"))
                    .toCompletableFuture()
                    .join();

            assertThat(other.ports()
                            .claims()
                            .claim("other", Scope.everything(), 10, LEASE)
                            .toCompletableFuture()
                            .join())
                    .hasSize(2);
            assertThat(journal.ports()
                            .claims()
                            .claim("me", Scope.everything(), 10, LEASE)
                            .toCompletableFuture()
                            .join())
                    .isEmpty();
        }
    }

    @Test
    void reportsTheNumberOfWritesInACommit() throws IOException {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        try (var store = SqliteJournal.open(folder.resolve("reporting.db"), time, sizes::add, new OpenMode(0, false))) {
            Stages.all(IntStream.range(0, 100)
                            .mapToObj(i -> store.ports().uploads().enter(Samples.submitted("upload-" + i)))
                            .toList())
                    .toCompletableFuture()
                    .join();
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(sizes).hasSizeLessThan(100);
    }

    /** Stored bytes need no separate forced commit, and storing does not wait for a forced commit of other writes. */
    @Test
    void commitsUploadsTogetherWithTheirJustStoredBytes() throws IOException {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var store = SqliteJournal.open(folder.resolve("reporting.db"), time, sizes::add, new OpenMode(0, false));
                var payloads = new SqlitePayloads(store.workers(), FilePayloads.open(folder, time))) {
            var busy = store.workers().writer().submit(db -> {
                started.countDown();
                return await(finish);
            });
            assertThat(await(started)).isTrue();
            var others = IntStream.range(0, 10)
                    .mapToObj(i -> store.ports().uploads().enter(Samples.submitted("other-" + i)));
            var uploads = IntStream.range(0, 10)
                    .mapToObj(i -> Bytes.of("data " + i)
                            .open()
                            .thenCompose(payloads::store)
                            .thenCompose(stored -> store.ports().uploads().enter(Samples.submitted("upload-" + i))));
            var entered = Stages.all(Stream.concat(others, uploads).toList());
            finish.countDown();
            entered.toCompletableFuture().join();
            assertThat(busy).isCompletedWithValue(true);
        }

        assertThat(sizes).containsExactly(1, 20);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void countsUploadsWithIndexesOnly() throws Exception {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/journal.db"));
                var plan = database.createStatement()
                        .executeQuery("EXPLAIN QUERY PLAN SELECT state, count(*) FROM uploads GROUP BY state")) {
            assertThat(plan.getString("detail")).isEqualTo("SCAN uploads USING COVERING INDEX uploads_state");
        }
    }

    @Test
    void readsUploadsWrittenWithoutATraceContext() throws IOException {
        var before = JournalJson.write(Samples.submitted("a").next()).replace(",\"caller\":null", "");

        assertThat(before).doesNotContain("caller");
        assertThat(JournalJson.read(before, Upload.class))
                .isEqualTo(Samples.submitted("a").next());
    }

    private static ProcessingTime anyTime(Random random) {
        var bytes = (long) Math.exp(11 + 1.5 * random.nextGaussian());
        var by = Duration.ofMillis((long) (1_000 * Math.exp(3 + random.nextGaussian())));
        return new ProcessingTime(bytes, by.multipliedBy(9).dividedBy(10), by);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/journal.db"))))
                .isEqualTo("rw-------");
    }
}
