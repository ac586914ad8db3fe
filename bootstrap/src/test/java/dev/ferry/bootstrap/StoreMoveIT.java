package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.move.JournalMove;
import dev.ferry.adapters.store.postgres.PostgresAddress;
import dev.ferry.adapters.store.postgres.PostgresStore;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.application.journal.RecordedEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry store move} copies everything, and afterwards no command can use the old store. */
class StoreMoveIT {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String BAD = HEADER + "E1,31/02/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedPostgres server;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @SuppressWarnings("NullAway.Init")
    private String postgres;

    private Path sqlite = Path.of("");

    @BeforeEach
    void open() throws IOException {
        server = EmbeddedPostgres.start();
        postgres = "postgresql://postgres@127.0.0.1:%d/postgres".formatted(server.getPort());
        terminal = new Terminal(folder);
        sqlite = folder.resolve("ferry.db");
        terminal.environment.put("FERRY_STORE_URL", "sqlite:" + sqlite);
        terminal.environment.put("FERRY_DATA_DIR", folder.resolve("data").toString());
        upload("June", GOOD);
        upload("July", BAD);
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        server.close();
    }

    @Test
    void copiesEverything() throws IOException {
        var list = terminal.run("list", "--json").out();
        var events = events(sqlite());

        var moved = terminal.run("store", "move", "--to", postgres);

        assertThat(moved.err()).isEqualTo("ferry: now set FERRY_STORE_URL to " + postgres + "\n");
        assertThat(moved.out()).matches("moved 2 uploads, \\d+ events, \\d data sets and results, \\d+ bytes\n");
        assertThat(moved.code()).isZero();
        terminal.environment.put("FERRY_STORE_URL", postgres);
        assertThat(terminal.run("list", "--json").out()).isEqualTo(list);
        assertThat(events(postgres().journal())).isEqualTo(events);

        var fixed = terminal.file("fixed.csv", GOOD).toString();
        assertThat(terminal.run("resubmit", id("July"), fixed).code()).isZero();
        assertThat(events(postgres().journal()))
                .startsWith(events.toArray(RecordedEvent[]::new))
                .extracting(RecordedEvent::number)
                .startsWith(1L)
                .doesNotHaveDuplicates();
    }

    @Test
    void closesTheOldStore() {
        assertThat(move(postgres).code()).isZero();

        assertThat(terminal.run("list").code()).isEqualTo(2);
        assertThat(terminal.run("resume").err())
                .isEqualTo(
                        "ferry: the store %s was moved to %s: set FERRY_STORE_URL to that; to finish an interrupted move, run: ferry store move --to URL\n"
                                .formatted(sqlite, postgres));
        assertThat(move("sqlite:" + folder.resolve("other.db")).err())
                .contains("was moved to " + postgres + ", or its move there is unfinished; name that store");
    }

    @Test
    void aRepeatedMoveChangesNothing() {
        var first = move(postgres);

        assertThat(move(postgres).out()).isEqualTo(first.out());
    }

    @Test
    void finishesAnInterruptedMove() throws IOException {
        try (var old = sqlite()) {
            assertThat(value(new JournalMove(old).leaveFor(postgres))).isTrue();
        }
        assertThat(terminal.run("list").code()).isEqualTo(2);

        assertThat(move(postgres).out()).startsWith("moved 2 uploads");
    }

    @Test
    void movesBackIntoAFile() throws IOException {
        var list = terminal.run("list", "--json").out();
        move(postgres);
        terminal.environment.put("FERRY_STORE_URL", postgres);
        terminal.run("cancel", id("July"));
        var other = "sqlite:" + folder.resolve("other.db");

        assertThat(move(other).code()).isZero();

        terminal.environment.put("FERRY_STORE_URL", other);
        assertThat(terminal.run("list", "--json").out()).isEqualTo(list);
        assertThat(upload("August", GOOD)).isZero();
    }

    @Test
    void doesNotReuseTheNumbersOfPrunedEvents() throws IOException {
        var last = events(sqlite()).getLast().number();
        assertThat(terminal.run("prune", "--older-than", "0s").out()).startsWith("deleted 2 uploads");
        move(postgres);
        terminal.environment.put("FERRY_STORE_URL", postgres);
        var other = "sqlite:" + folder.resolve("other.db");
        move(other);
        terminal.environment.put("FERRY_STORE_URL", other);
        upload("August", GOOD);

        try (var journal = SqliteJournal.open(folder.resolve("other.db"), InstantSource.system())) {
            assertThat(value(journal.ports().events().after(0, 1)))
                    .extracting(RecordedEvent::number)
                    .containsExactly(last + 1);
        }
    }

    @Test
    void refusesAStoreThatIsNotEmpty() {
        terminal.environment.put("FERRY_STORE_URL", postgres);
        upload("May", GOOD);
        terminal.environment.put("FERRY_STORE_URL", "sqlite:" + sqlite);

        var refused = move(postgres);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("ferry: the store %s is not empty; name an empty one\n".formatted(postgres));
        assertThat(terminal.run("list").code()).isZero();
    }

    @Test
    void refusesWhileFerryRuns() throws IOException {
        try (var running = sqlite()) {
            value(running.rateLimit(9, Duration.ofHours(1)).share("other-node", Duration.ofMinutes(1)));

            var refused = move(postgres);

            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("Ferry is running on the store " + sqlite);
            value(running.rateLimit(9, Duration.ofHours(1)).release("other-node"));
        }
        assertThat(terminal.run("list").code()).isZero();
    }

    @Test
    void refusesAPasswordOnTheCommandLine() {
        var refused = move("postgresql://postgres:secret@127.0.0.1/postgres");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("ferry: a password does not belong on the command line; set FERRY_STORE_PASSWORD\n");
    }

    private Terminal.Result move(String to) {
        return terminal.run("store", "move", "--to", to);
    }

    private int upload(String name, String csv) {
        return terminal.run("upload", terminal.file(name + ".csv", csv).toString())
                .code();
    }

    private String id(String name) {
        return terminal.run("list", "--name", name)
                .out()
                .lines()
                .toList()
                .get(1)
                .split(" ", 2)[0];
    }

    private SqlStore sqlite() throws IOException {
        return SqliteJournal.open(sqlite, InstantSource.system());
    }

    private PostgresStore postgres() throws IOException {
        return PostgresStore.open(PostgresAddress.parse(postgres));
    }

    private static List<RecordedEvent> events(SqlStore journal) {
        try (journal) {
            return value(journal.ports().events().after(0, 1000));
        }
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
