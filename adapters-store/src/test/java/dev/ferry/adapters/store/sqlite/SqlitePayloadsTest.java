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

    private static final String FEW = "x".repeat(SqlitePayloads.FEW);
    private static final String MORE = FEW + "x";

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
    void keepsAFewBytesInTheJournalAndMoreInAFile() {
        var few = store(FEW);
        assertThat(kept()).isEmpty();

        var more = store(MORE);

        assertThat(kept()).containsExactly(more.sha256());
        assertThat(read(few)).isEqualTo(FEW);
        assertThat(read(more)).isEqualTo(MORE);
    }

    @Test
    void keepsBytesWhenOpenedAgain() throws IOException {
        var few = store(FEW);
        var more = store(MORE);
        close();

        open();

        assertThat(contains(few)).isTrue();
        assertThat(contains(more)).isTrue();
    }

    @Test
    void listsAndDiscardsWhereverTheyAre() {
        var both = Stream.of(store(FEW), store(MORE))
                .sorted(Comparator.comparing(ContentRef::sha256))
                .toList();
        assertThat(payloads.stored(null, 9).toCompletableFuture().join())
                .extracting(Payloads.Stored::ref)
                .containsExactlyElementsOf(both);
        time.pass(Duration.ofDays(1));

        var gone = payloads.discard(both, time.instant()).toCompletableFuture().join();

        assertThat(gone).containsExactlyInAnyOrderElementsOf(both);
        assertThat(payloads.stored(null, 9).toCompletableFuture().join()).isEmpty();
        assertThat(contains(both.getFirst())).isFalse();
        assertThat(contains(both.getLast())).isFalse();
    }

    @Test
    void findsAFewBytesInAFileWhereTheyWereKeptBefore() throws IOException {
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
        return Text.head(payloads.content(ref), MORE.length())
                .toCompletableFuture()
                .join();
    }

    private boolean contains(ContentRef ref) {
        return payloads.contains(ref).toCompletableFuture().join();
    }

    private List<String> kept() {
        try (var all = Files.walk(folder.resolve("payloads"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
