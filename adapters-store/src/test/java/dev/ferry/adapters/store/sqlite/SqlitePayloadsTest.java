package dev.ferry.adapters.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.contracts.PayloadsContract;
import dev.ferry.contracts.fake.VirtualTime;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePayloadsTest implements PayloadsContract {

    private static final String SMALL = "x".repeat(SqlitePayloads.MAX_INLINE_BYTES);
    private static final String LARGE = SMALL + "x";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final VirtualTime time = new VirtualTime();

    @SuppressWarnings("NullAway.Init")
    private SqlStore journal;

    @SuppressWarnings("NullAway.Init")
    private SqlitePayloads payloads;

    @BeforeEach
    void open() throws IOException {
        journal = SqliteJournal.open(folder.resolve("journal.db"), time);
        payloads = new SqlitePayloads(journal.workers(), files());
    }

    @AfterEach
    void close() {
        payloads.close();
        journal.close();
    }

    @Override
    public Payloads payloads() {
        return payloads;
    }

    @Override
    public VirtualTime time() {
        return time;
    }

    @Test
    void storesSmallPayloadsInTheJournalAndLargeOnesInFiles() {
        var small = store(SMALL);
        assertThat(storedFiles()).isEmpty();

        var large = store(LARGE);

        assertThat(storedFiles()).containsExactly(large.sha256());
        assertThat(read(small)).isEqualTo(SMALL);
        assertThat(read(large)).isEqualTo(LARGE);
    }

    @Test
    void storingTheSameBytesAgainRepairsADamagedPayload() {
        var small = store(SMALL);
        journal.workers()
                .writer()
                .submit(db -> db.update("UPDATE payloads SET body = x'00'"))
                .toCompletableFuture()
                .join();
        assertThat(read(small)).isNotEqualTo(SMALL);

        store(SMALL);

        assertThat(read(small)).isEqualTo(SMALL);
    }

    @Test
    void keepsBytesWhenOpenedAgain() throws IOException {
        var small = store(SMALL);
        var large = store(LARGE);
        close();

        open();

        assertThat(contains(small)).isTrue();
        assertThat(contains(large)).isTrue();
    }

    @Test
    void listsAndDiscardsPayloadsInBothPlaces() {
        var both = Stream.of(store(SMALL), store(LARGE))
                .sorted(Comparator.comparing(ContentRef::sha256))
                .toList();
        assertThat(payloads.stored(null, 9).toCompletableFuture().join())
                .extracting(Payloads.Stored::ref)
                .containsExactlyElementsOf(both);
        time.pass(Duration.ofDays(1));

        var discarded =
                payloads.discard(both, time.instant()).toCompletableFuture().join();

        assertThat(discarded).containsExactlyInAnyOrderElementsOf(both);
        assertThat(payloads.stored(null, 9).toCompletableFuture().join()).isEmpty();
        assertThat(contains(both.getFirst())).isFalse();
        assertThat(contains(both.getLast())).isFalse();
    }

    @Test
    void readsASmallPayloadFromAFileOfAnOlderFerry() throws IOException {
        ContentRef ref;
        try (var before = files()) {
            ref = before.store(
                            Bytes.of("some,data").open().toCompletableFuture().join())
                    .toCompletableFuture()
                    .join();
        }

        assertThat(contains(ref)).isTrue();
        assertThat(read(ref)).isEqualTo("some,data");
    }

    private FilePayloads files() throws IOException {
        return FilePayloads.open(folder.resolve("payloads"), time);
    }

    private ContentRef store(String text) {
        return payloads.store(Bytes.of(text).open().toCompletableFuture().join())
                .toCompletableFuture()
                .join();
    }

    private String read(ContentRef ref) {
        return Text.head(payloads.content(ref), LARGE.length())
                .toCompletableFuture()
                .join();
    }

    private boolean contains(ContentRef ref) {
        return payloads.contains(ref).toCompletableFuture().join();
    }

    private List<String> storedFiles() {
        try (var all = Files.walk(folder.resolve("payloads"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
