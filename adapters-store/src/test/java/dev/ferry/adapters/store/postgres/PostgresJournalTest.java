package dev.ferry.adapters.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.RecordedEvent;
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
import dev.ferry.contracts.processingtime.ProcessingTimesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresJournalTest
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

    private final TestDatabase database = TestDatabase.create();

    @SuppressWarnings("NullAway.Init")
    private PostgresStore store;

    @BeforeEach
    void open() throws IOException {
        store = PostgresStore.open(database.address());
        database.takeOverClock();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public JournalUnderTest ports() {
        return ports(store);
    }

    @Override
    public AccountRateLimit rateLimit() {
        return store.journal().rateLimit(100, LONGEST_PAUSE);
    }

    @Override
    public RowNumberings numberings() {
        return store.journal().ports().numberings();
    }

    @Override
    public ProcessingTimes times() {
        return store.journal().ports().times();
    }

    @Override
    public MovableClock time() {
        return database;
    }

    /** Opens a second store first: the database does not know that the process of the first has ended. */
    @Override
    public JournalUnderTest reopenedAfterACrash() {
        try {
            var dead = store;
            store = PostgresStore.open(database.address());
            dead.close();
            return ports();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesEachUploadToOnlyOneNode() throws IOException {
        try (var other = PostgresStore.open(database.address())) {
            IntStream.range(0, 40)
                    .forEach(i -> value(store.journal().ports().uploads().enter(Samples.submitted("upload-" + i))));

            var claimed = value(Stages.all(IntStream.range(0, 20)
                    .mapToObj(i -> (i % 2 == 0 ? store : other)
                            .journal()
                            .ports()
                            .claims()
                            .claim("engine-" + i, Scope.everything(), 5, LEASE))
                    .toList()));

            assertThat(claimed.stream().flatMap(entries -> entries.stream()))
                    .extracting(entry -> entry.upload().id())
                    .hasSize(40)
                    .doesNotHaveDuplicates();
        }
    }

    /** A reader that continues after the last number it saw misses no event, even if many nodes write. */
    @Test
    void showsNoNumberBeforeAllSmallerOnes() throws IOException {
        try (var other = PostgresStore.open(database.address())) {
            var writes = IntStream.range(0, 1000)
                    .mapToObj(i -> (i % 2 == 0 ? store : other)
                            .journal()
                            .ports()
                            .uploads()
                            .enter(Samples.submitted("upload-" + i)))
                    .toList();
            var seen = new ArrayList<Long>();
            while (seen.size() < 1000) {
                var last = seen.isEmpty() ? 0 : seen.getLast();
                value(store.journal().ports().events().after(last, 100)).stream()
                        .map(RecordedEvent::number)
                        .forEach(seen::add);
            }

            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 1000).boxed().toList());
            value(Stages.all(writes));
        }
    }

    @Test
    void notifiesOfWritesByAnotherNode() throws IOException, InterruptedException {
        try (var other = PostgresStore.open(database.address())) {
            value(other.journal().ports().uploads().enter(Samples.submitted("before")));
            var hints = new Semaphore(0);
            try (var subscription = store.journal().ports().events().subscribe(hints::release)) {
                assertThat(subscription).isNotNull();
                // One after the other, because writes in the same commit cause one hint.
                value(other.journal().ports().uploads().enter(Samples.submitted("a")));
                assertThat(hints.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                value(other.journal().ports().uploads().enter(Samples.submitted("b")));
                assertThat(hints.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private JournalUnderTest ports(PostgresStore of) {
        var journal = of.journal();
        return new JournalUnderTest(journal.ports(), database::pass);
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
